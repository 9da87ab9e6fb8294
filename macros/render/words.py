"""Vocabulary values in words: what a reader sees for each lane, signal, status, kind of date and kind of source."""

LANES = {"washington": "Washington", "beijing": "Beijing", "joint": "Both capitals", "third": "Third parties"}
SIGNALS = {"cooperation": "Cooperation", "pressure": "Pressure", "rupture": "Rupture", "neutral": "Neutral"}
IMPORTANCE = {1: "Milestone", 2: "Notable", 3: "Detail"}
STATUSES = {
    "agreed": "Both governments describe it alike.",
    "one_sided": "Only one side’s account was found.",
    "disputed": "The two sides describe it differently.",
    "superseded": "Overtaken by a later act.",
}
AGREEMENT = {
    "agreed": "Described alike",
    "one_sided": "One side’s account",
    "disputed": "Disputed",
    "superseded": "Overtaken",
}
CONFIDENCE = {"high": "High confidence", "medium": "Medium confidence", "low": "Low confidence"}
DATE_KINDS = {
    "occurred": "",
    "held": "held",
    "filed": "filed",
    "announced": "announced",
    "adopted": "adopted",
    "decided": "decided",
    "signed": "signed",
    "published": "published",
    "in_force": "in force",
    "paused": "paused",
    "expires": "expires",
    "ended": "ended",
    "reported": "reported",
}
ROLES = {
    "us": "United States government",
    "prc": "Chinese government",
    "third": "Other governments",
    "multilateral": "United Nations and other multilateral bodies",
    "court": "Courts",
    "research": "Research",
    "press": "Press",
}
SIDES = {"us": "United States", "prc": "China", "third": "Third parties and multilateral bodies"}
KINDS = {"person": "Person", "body": "Body", "court": "Court", "group": "Group or firm", "coalition": "Coalition"}
ACCOUNTS = {"us": "Washington’s account", "prc": "Beijing’s account", "third": "Others’ account"}
CHANGES = {"update": "Update", "correction": "Correction"}
VERDICTS = {
    "supported": "Supported",
    "partly": "Partly right",
    "misleading": "Misleading",
    "wrong": "Wrong",
    "unverifiable": "Cannot be checked",
}
PLEDGE_STATES = {
    "kept": "Kept",
    "partly": "Kept in part",
    "not_kept": "Not kept",
    "unknown": "Not known",
    "superseded": "Superseded",
}
POSITION_SIDES = {
    "us": "United States",
    "prc": "China",
    "third": "Other governments and bodies",
    "research": "Research",
}
JUDGEMENTS = {"claims": "Claim checked", "pledges": "Promise", "questions": "Contested question"}
LANGUAGES = {"en": "English", "es": "Spanish", "fr": "French", "ja": "Japanese", "vi": "Vietnamese", "zh": "Chinese"}
PERIODS = {
    "calendar_year": "Calendar year",
    "fiscal_year": "Fiscal year",
    "rolling_12_months": "Twelve months to",
    "step": "From",
    "action": "Day",
}
