"""Words of fields that paragraphs and checklists are pasted from, to tell when a passage is of another one.

The lists were written for this purpose: for each field words that its texts use and that others seldom use
several of. A word may be in more than one field.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from anplint.text.stems import stems

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

FIELDS = {
    "web hosting": (
        "hosting server servers bandwidth domain uptime visitors traffic migrating plugin plugins theme "
        "wordpress renewal ssl certificate backup backups caching cdn dns registrar website websites "
        "homepage webmaster subdomain panel hosts database-driven shared-hosting landing downtime"
    ),
    "operations": (
        "deployment deployments deploy rollback monitoring dashboard dashboards alerts alerting latency "
        "outage incident incidents logs logging metrics uptime staging container containers cluster "
        "kubernetes docker pipeline pipelines queue queues worker workers cron replicas replica load "
        "throughput retries retry timeout server servers infrastructure provisioning terraform secrets "
        "release releases devops ansible nginx linux aws azure observability sre ci/cd jenkins"
    ),
    "databases": (
        "database databases query queries index indexes indices table tables schema schemas migration "
        "migrations replica replicas replication row rows column columns transaction transactions sql "
        "postgres mysql backup backups restore snapshot vacuum shard sharding cache admin redis mongodb "
        "postgresql sqlite nosql oracle"
    ),
    "programming": (
        "code function functions class classes refactoring refactor commit commits branch branches merge "
        "pull review unit tests compiler linter lint library libraries dependency dependencies framework "
        "repository repositories variable variables bug bugs debugging endpoint endpoints api apis json "
        "validation developer developers programmer interface interfaces module modules javascript python "
        "java rust typescript golang react php ruby frontend backend algorithm compilers github"
    ),
    "security": (
        "password passwords authentication two-factor encryption encrypted firewall phishing malware "
        "vulnerability vulnerabilities credentials permissions token tokens breach breaches hackers "
        "attackers patch patches audit secrets privileges antivirus vpn identity"
    ),
    "search and marketing": (
        "seo keyword keywords ranking rankings search engine engines backlinks audience brand brands "
        "branding newsletter subscribers campaign campaigns conversion conversions followers hashtags "
        "social media marketing marketers advertising ads leads funnel click clicks traffic content "
        "influencer engagement podcasts influencers posts viral banner slogan slogans logo hashtag "
        "testimonials"
    ),
    "hiring": (
        "candidate candidates applicant applicants interview interviews interviewer salary salaries "
        "recruiter recruiting recruitment hiring hire vacancy vacancies résumé resume cv referees "
        "references onboarding employer employers panel qualifications probation job shortlist skills"
    ),
    "office": (
        "meeting meetings agenda stakeholders stakeholder manager managers colleagues deadline deadlines "
        "leadership leaders team teams employees workplace department departments productivity inbox "
        "email emails calendar milestones goals feedback delegate delegation culture communication "
        "collaboration remote brainstorming onboarding workshop whiteboard coworkers transparency "
        "alignment"
    ),
    "sales": (
        "customer customers client clients sales pricing discount discounts revenue invoice invoices "
        "supplier suppliers retail retailer shop checkout cart refund refunds shipping warehouse stock "
        "purchase buyers sellers contract negotiate negotiation profit margin"
    ),
    "savings": (
        "savings invest investing investment investments portfolio stocks shares bonds funds fund "
        "inflation retirement pension budget budgets budgeting expenses debt debts loan loans credit "
        "payday broker diversification diversify assets dividends account accounts financial money "
        "payments emergency retire wealth banks bank fees subscription subscriptions income"
    ),
    "tax": (
        "tax taxes accountant accountants receipts deductions deductible invoice invoices bookkeeping "
        "ledger filing payroll vat income return returns audit expenses deadline fiscal quarterly"
    ),
    "houses": (
        "mortgage mortgages property properties landlord tenant tenants lease rent renting apartment "
        "apartments listing listings realtor estate agent deposit broker viewing buyers sellers housing "
        "neighbourhood renovation inspection tenancy homeowners homeowner appraisal landlords foreclosure "
        "furnished"
    ),
    "insurance": (
        "insurance insurer policy policies premium premiums claim claims coverage deductible liability "
        "policyholder accident damages broker underwriting excess"
    ),
    "law": (
        "contract contracts clause clauses liability lawyer lawyers attorney court courts lawsuit "
        "plaintiff defendant legal statute consent jurisdiction dispute disputes settlement damages "
        "patent patents trademark solicitor jury judge verdict"
    ),
    "nutrition": (
        "nutrition diet diets protein vitamin vitamins calories calorie carbohydrates fibre fiber "
        "vegetables fruit grains snacks meal meals breakfast hydration metabolism supplements cholesterol "
        "sugar healthy nutrients weight obesity iron nutritious wholegrain antioxidants vegetarian vegan "
        "portion portions"
    ),
    "fitness": (
        "exercise exercises workout workouts gym muscles muscle stretching stretch cardio strength "
        "training running jogging posture squats warm-up recovery fitness physician endurance heart reps "
        "athletes athlete yoga pilates stamina flexibility trainer"
    ),
    "health": (
        "doctor doctors physician patient patients symptoms symptom diagnosis treatment therapy "
        "medication medicine disease illness blood pressure clinic hospital infection vaccine chronic "
        "pain fatigue sleep anxiety stress nurse nurses surgery allergies allergy diabetes vaccines "
        "migraine cholesterol"
    ),
    "parenting": (
        "children child kids toddler toddlers parents parenting bedtime toys nursery school playground "
        "nappies diaper baby babies tantrums homework daycare"
    ),
    "pets": (
        "dog dogs puppy cat cats kitten pet pets vet veterinarian leash litter breed breeds kennel groom "
        "grooming paws collar treats feed puppies kittens hamster aquarium rabbits leashes"
    ),
    "travel": (
        "hotel hotels flight flights airport luggage suitcase passport passports visa tourist tourists "
        "itinerary booking hostel souvenirs sightseeing museum museums restaurant restaurants beach "
        "resort cruise travellers travelers currency vacation trip trips souvenir cruises backpack "
        "hostels"
    ),
    "cooking": (
        "oven recipe recipes flour sugar butter dough bake baking simmer boil saucepan onion onions "
        "garlic pepper salt chop tablespoon teaspoon stir whisk fry roast sauce marinade seasoning "
        "ingredients knife refrigerate freezer syrup jam funnel jar jars sterilise sterilize lasagna "
        "lasagne pasta soup cheese chef cuisine kitchen spices salad steak grill boiling vinegar"
    ),
    "gardening": (
        "garden gardens gardening soil compost seed seeds seedlings prune pruning shrub shrubs lawn mulch "
        "fertilizer fertiliser weeds watering roots bloom perennials hedge pests greenhouse plant plants "
        "beds hydroponics terrarium perennial pollinators pollination pruned harvest fruit tomato "
        "tomatoes watered sow sowing"
    ),
    "cleaning and furnishing": (
        "sofa cushions curtains wallpaper furniture mattress carpet vacuum declutter decluttering "
        "detergent laundry stains bleach lamp lamps bedroom wardrobe shelves decor cosy tidy dust mop"
    ),
    "cars": (
        "car cars engine tyres tires brakes oil mileage dealership battery charging motorway fuel diesel "
        "warranty gearbox steering windscreen driver drivers garage vehicle vehicles resale ev horsepower "
        "hybrid suv tyre tire motor motorcycle"
    ),
    "weddings and parties": (
        "wedding weddings bride groom guests venue catering bouquet photographer photographers "
        "invitations cake dress toast honeymoon ceremony reception party parties florist marriage fiancé "
        "engagement ring rings florists decorations"
    ),
    "beauty": (
        "skin skincare moisturiser moisturizer serum sunscreen makeup lipstick hair shampoo conditioner "
        "acne wrinkles nails fragrance pores exfoliate"
    ),
    "study": (
        "exam exams homework lecture lectures syllabus curriculum classroom tuition scholarship "
        "scholarships university campus essay essays flashcards revision grades pupils students semester "
        "thesis professor teachers teacher lessons degree college graduates diploma"
    ),
    "crypto": (
        "bitcoin crypto cryptocurrency blockchain wallet wallets token tokens mining ethereum ledger "
        "exchange coins decentralised decentralized"
    ),
    "machine learning": (
        "model models training dataset datasets neural network networks algorithm algorithms prediction "
        "predictions accuracy classifier tokens prompt prompts embedding embeddings inference gpu ai "
        "chatgpt llm gpt chatbot pytorch tensorflow"
    ),
    "photography": (
        "camera cameras lens lenses aperture shutter tripod exposure photographer photographers flash "
        "portrait portraits composition megapixels iso photos prints"
    ),
}
"""Field: its words."""
LEAST_WORDS, MOST_ELSEWHERE = 4, 1
"""Words of one field that a passage needs, and how many of them the rest of its article may have."""
LEAST_SHARE = 0.25
"""The part of a passage's uncommon words that have to be of the field."""


def is_foreign(own: AbstractSet[str], rest: AbstractSet[str], least: int = LEAST_WORDS) -> bool:
    """Whether uncommon stems (``own``) are of a field that the ``rest`` of an article says nothing of."""
    return any(
        len(words & own) >= max(least, LEAST_SHARE * len(own)) and len(words & rest) <= MOST_ELSEWHERE
        for words in _fields()
    )


@cache
def _fields() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(stems(words.split())) for words in FIELDS.values())
