package pt.vez.biometrics;

/** What is compared between the document and the register. */
public enum MrzField {
    NUMBER,
    BIRTH,
    EXPIRY
}
