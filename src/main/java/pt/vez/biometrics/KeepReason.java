package pt.vez.biometrics;

/** Why a sample is kept although its quality failed three times. */
public enum KeepReason {
    BEST_POSSIBLE,
    HEALTH,
    FAITH,
    EQUIPMENT
}
