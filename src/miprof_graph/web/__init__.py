"""What every part of the web service shares: requests, responses, negotiation, pages."""
