package pt.vez.biometrics;

import java.util.Arrays;
import java.util.List;

/** Fingers in the numbering of ISO/IEC 19794-2 and -4, table of finger positions: 1 to 10. */
public enum FingerPosition {
    RIGHT_THUMB,
    RIGHT_INDEX,
    RIGHT_MIDDLE,
    RIGHT_RING,
    RIGHT_LITTLE,
    LEFT_THUMB,
    LEFT_INDEX,
    LEFT_MIDDLE,
    LEFT_RING,
    LEFT_LITTLE;

    public int code() {
        return ordinal() + 1;
    }

    public boolean isRight() {
        return code() <= 5;
    }

    /** The five fingers of the same hand. */
    public List<FingerPosition> hand() {
        return Arrays.stream(values())
                .filter(other -> other.isRight() == isRight())
                .toList();
    }
}
