package pt.vez.scheduling.internal;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface ShiftRepository extends JpaRepository<ShiftEntity, UUID> {
    List<ShiftEntity> findByCentreIdOrderByWeekdayAscStartsAsc(UUID centreId);

    List<ShiftEntity> findByDeskIdIn(Collection<UUID> desks);
}
