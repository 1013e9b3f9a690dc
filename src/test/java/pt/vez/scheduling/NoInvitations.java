package pt.vez.scheduling;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import pt.vez.casework.CaseId;
import pt.vez.scheduling.AppointmentNotice.CentreClosed;
import pt.vez.shared.Actor;

/** What the module of invitations tells that of seats, for modules that start without it: nobody is invited, no centre closes. */
public final class NoInvitations {
    @Bean
    BatchBooking.BookingEntitlements bookingEntitlements() {
        return ids -> List.of();
    }

    @Bean
    AppointmentNotices appointmentNotices() {
        return new AppointmentNotices() {
            @Override
            public List<AppointmentNotice> of(Actor actor, CaseId caseId) {
                return List.of();
            }

            @Override
            public Optional<CentreClosed> closure(AppointmentView appointment) {
                return Optional.empty();
            }

            @Override
            public Set<CaseId> offeredAnother(Collection<CaseId> cases) {
                return Set.of();
            }
        };
    }
}
