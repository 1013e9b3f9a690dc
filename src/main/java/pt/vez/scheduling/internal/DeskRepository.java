package pt.vez.scheduling.internal;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface DeskRepository extends JpaRepository<DeskEntity, UUID> {
    List<DeskEntity> findByCentreId(UUID centreId);

    boolean existsByCentreIdAndLabel(UUID centreId, String label);
}
