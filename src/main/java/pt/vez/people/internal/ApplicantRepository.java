package pt.vez.people.internal;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface ApplicantRepository extends JpaRepository<Applicant, UUID> {}
