package pt.vez.mandates.internal;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import pt.vez.mandates.MandateView.State;

interface MandateRepository extends JpaRepository<Mandate, UUID> {
    List<Mandate> findByApplicantIdOrderByRequestedAtDesc(UUID applicantId);

    List<Mandate> findByApplicantIdAndState(UUID applicantId, State state);
}
