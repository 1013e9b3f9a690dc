package pt.vez.associations;

/** Languages a mediator may be wanted for, in the order they are shown. */
public enum MediatorLanguage {
    PORTUGUESE,
    ENGLISH,
    FRENCH,
    SPANISH,
    BENGALI,
    HINDI,
    NEPALI,
    PUNJABI,
    URDU,
    UKRAINIAN,
    RUSSIAN,
    ROMANIAN,
    ARABIC,
    MANDARIN,
    CAPE_VERDEAN,
    GUINEAN
}
