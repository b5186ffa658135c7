"""What the made-up graphs are made of: the classes, the statements, the words.

A statement is written `subject predicate object`. `+Letter` makes a new letter, `=Letter` is the
one made by this step, `Letter` is one that exists or a new one; a lower-case word is a family of
classes or a kind of literal; `kind-` is a concept of the lists whose name begins so.
"""

from __future__ import annotations

from typing import Final

CLASSES: Final = {
    "ActionPlan": ("plan", "plan d’action", "action plan"),
    "Article": ("article", "article", "article"),
    "Association": ("association", "association d’aide", "aid association"),
    "Audience": ("public", "public à former", "audience"),
    "Campaign": ("campagne", "campagne d’affichage", "poster campaign"),
    "Collective": ("collectif", "collectif", "collective"),
    "Committee": ("comite", "comité d’orientation", "orientation committee"),
    "Event": ("evenement", "journée d’étude", "study day"),
    "Figure": ("chiffre", "nombre relevé", "figure"),
    "Group": ("groupe", "groupe d’experts", "group of experts"),
    "Guide": ("guide", "guide pratique", "practical guide"),
    "InternationalBody": ("organe", "organe européen", "European body"),
    "LearningResource": ("outil", "outil pédagogique", "teaching aid"),
    "LegalText": ("texte", "décret", "decree"),
    "Letter": ("lettre", "courrier", "letter"),
    "Measure": ("mesure", "mesure", "measure"),
    "Mechanism": ("dispositif", "dispositif d’écoute", "helpline"),
    "Media": ("media", "journal", "newspaper"),
    "Meeting": ("reunion", "réunion", "meeting"),
    "Ministry": ("ministere", "ministère", "ministry"),
    "Minutes": ("compte-rendu", "compte rendu", "minutes"),
    "Mission": ("mission", "mission interministérielle", "interministerial mission"),
    "Newsletter": ("lettre-information", "lettre d’information", "newsletter"),
    "Observatory": ("observatoire", "observatoire", "observatory"),
    "Person": ("personne", "Prénom Nom", "First Last"),
    "Place": ("lieu", "lieu", "place"),
    "Position": ("constat", "constat", "finding"),
    "Post": ("poste", "poste de secrétaire général", "post of secretary general"),
    "ProfessionalBody": ("ordre", "ordre professionnel", "professional body"),
    "Programme": ("programme", "programme de travail", "programme of work"),
    "Proposal": ("proposition", "propositions", "proposals"),
    "PublicBody": ("service", "service de l’État", "state service"),
    "Recommendation": ("recommandation", "recommandation", "recommendation"),
    "Report": ("rapport", "rapport", "report"),
    "State": ("etat", "État partie", "State party"),
    "Strategy": ("strategie", "stratégie", "strategy"),
    "Survey": ("enquete", "enquête", "survey"),
    "Task": ("tache", "mission confiée", "task"),
    "Topic": ("theme", "thème", "topic"),
    "TrainingKit": ("kit", "kit de formation", "training kit"),
    "VideoSeries": ("videos", "série de vidéos", "video series"),
    "WebPage": ("page", "page web", "web page"),
}
"""Class to the beginning of its slugs, and its names in French and English."""

FAMILIES: Final = {
    "agent": ("PublicBody", "Association", "Person", "Ministry", "Group", "InternationalBody",
              "Mission", "Collective", "Post", "ProfessionalBody", "Media"),
    "body": ("PublicBody", "Ministry", "Mission", "Observatory", "Committee"),
    "document": ("Report", "Guide", "WebPage", "Article", "Minutes", "Proposal", "Newsletter",
                 "Recommendation", "Survey", "VideoSeries", "LearningResource"),
    "plan": ("ActionPlan", "Strategy", "Programme", "Mechanism", "Measure"),
    "training": ("TrainingKit", "Guide", "LearningResource", "VideoSeries"),
    "event": ("Event", "Meeting", "Campaign"),
}  # fmt: skip

STEPS: Final = (
    (6, "Person holdsPost Post"),
    (4, "+Post postIn body", "Person holdsPost =Post"),
    (6, "Person heads body"),
    (8, "agent memberOf Committee"),
    (4, "agent memberOf Collective"),
    (5, "body placedUnder Ministry"),
    (6, "+body partOfBody body"),
    (4, "LegalText establishes body"),
    (2, "LegalText appoints Person"),
    (2, "LegalText governs body"),
    (2, "+LegalText amends LegalText", "=LegalText dateDocument day", "=LegalText textNumber code"),
    (2, "LegalText hasKind kind-"),
    (3, "agent steers plan"),
    (3, "agent coordinates plan"),
    (2, "agent supports plan"),
    (2, "agent monitors plan"),
    (3, "agent implements plan"),
    (2, "State isPartyTo LegalText"),
    (5, "agent drewUp plan"),
    (4, "agent published document"),
    (4, "agent contributedTo document"),
    (3, "Person wrote document"),
    (2, "agent commissioned document"),
    (2, "agent launched Campaign"),
    (2, "agent conducts Survey"),
    (3, "ActionPlan hasPart Measure"),
    (2, "Newsletter hasPart +Newsletter"),
    (4, "Mission hasTask Task"),
    (5, "agent partnerOf agent"),
    (3, "agent participatesIn event"),
    (2, "agent organised +event", "=event dateHeld day", "=event locatedIn Place"),
    (4, "agent sent +Letter", "=Letter addressedTo agent", "=Letter dateSent day",
     "=Letter about Topic"),
    (3, "agent metWith agent"),
    (2, "InternationalBody evaluates State"),
    (2, "agent recommends Measure"),
    (2, "agent asksFor Mechanism"),
    (2, "agent holdsPosition Position"),
    (4, "agent trains Audience"),
    (3, "training intendedFor Audience"),
    (4, "document about Topic"),
    (2, "+Figure figureAbout Survey", "=Figure figureValue integer", "=Figure figureUnit unit",
     "=Figure figureQualifier qualifier"),
    (3, "body createdOn date"),
    (3, "document datePublished date"),
    (2, "document numberOfPages integer"),
    (2, "plan coversPeriod period"),
    (3, "body officialName text"),
    (2, "body nameInSource text"),
    (2, "Newsletter hasFrequency frequency-"),
    (2, "Association hasKind kind-"),
)  # fmt: skip
"""Weight of a step, then the statements that it makes."""

STATUSES: Final = (
    *((84, "asserted"), (5, "planned"), (3, "negated"), (4, "attributed")),
    *((2, "tasked"), (1, "inferred"), (1, "incomplete")),
)
RANKS: Final = ((90, "normal"), (6, "preferred"), (4, "deprecated"))
QUALIFIERS: Final = ("exact", "at-least", "more-than", "about", "at-most")
WORDS: Final = (
    *("la", "mission", "interministérielle", "élabore", "avec", "ses", "partenaires", "un"),
    *("plan", "d’action", "contre", "les", "violences", "faites", "aux", "femmes", "et"),
    *("coordonne", "l’évaluation", "des", "mesures", "prévues", "à", "cet", "égard", "où"),
    *("siègent", "associations,", "magistrats", "«", "experts", "»", "réseau", "européen"),
)
