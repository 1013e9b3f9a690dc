package pt.vez.scheduling.internal;

import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import pt.vez.shared.Base32;

/**
 * Codes of appointments: six signs and one that checks them, short enough to be said at a counter. There are 32 to the
 * sixth, so with hundreds of thousands in use one draw in some thousand hits one of them.
 */
@Component
class AppointmentCodes {
    private static final int SIGNS = 6;
    /** With a million codes in use, the chance that so many draws in a row are all taken is one in 10^24. */
    static final int DRAWS = 8;

    private final AppointmentQueries appointments;
    private final Supplier<String> draw;

    @Autowired
    AppointmentCodes(AppointmentQueries appointments) {
        this(appointments, () -> Base32.random(SIGNS));
    }

    AppointmentCodes(AppointmentQueries appointments, Supplier<String> draw) {
        this.appointments = appointments;
        this.draw = draw;
    }

    /** A code that may be in use: the unique key says so when it is written. */
    String drawn() {
        return draw.get();
    }

    /** A code that was not in use a moment ago. */
    String unused() {
        String code = drawn();
        for (int draws = 1; draws < DRAWS && appointments.isUsed(code); draws++) {
            code = drawn();
        }
        return code;
    }
}
