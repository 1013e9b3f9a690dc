package pt.vez.scheduling.internal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface DeskRepository extends JpaRepository<DeskEntity, UUID> {
    List<DeskEntity> findByCentreId(UUID centreId);

    Optional<DeskEntity> findByIdAndActiveTrue(UUID id);

    int countByCentreIdAndActiveTrue(UUID centreId);

    boolean existsByCentreIdAndLabel(UUID centreId, String label);
}
