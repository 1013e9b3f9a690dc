package pt.vez.scheduling;

import java.util.List;
import org.springframework.context.annotation.Bean;

/** What the module of invitations tells that of seats, for modules that start without it: nobody is invited. */
public final class NoInvitations {
    @Bean
    BatchBooking.BookingEntitlements bookingEntitlements() {
        return ids -> List.of();
    }
}
