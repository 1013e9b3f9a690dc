package pt.vez.casework.internal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import pt.vez.casework.CaseId;

interface CaseRepository extends JpaRepository<Case, CaseId> {
    Optional<Case> findByNumber(String number);

    List<Case> findByAccountIdOrderByOpenedAtDesc(UUID accountId);

    List<Case> findByApplicantIdOrderByOpenedAtDesc(UUID applicantId);
}
