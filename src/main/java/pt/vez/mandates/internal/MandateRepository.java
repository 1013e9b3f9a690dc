package pt.vez.mandates.internal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

public interface MandateRepository extends JpaRepository<Mandate, UUID> {
    List<Mandate> findByApplicantIdOrderByRequestedAtDesc(UUID applicantId);

    @Query(
            "select m from Mandate m where m.mediatorId = :mediator and m.associationId = :association"
                    + " and m.state = pt.vez.mandates.MandateView.State.ACTIVE and m.expiresAt > :now order by m.grantedAt desc")
    List<Mandate> live(UUID mediator, UUID association, Instant now);
}
