package pt.vez.scheduling.internal;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import pt.vez.scheduling.CentreId;

interface CentreRepository extends JpaRepository<CentreEntity, CentreId> {
    List<CentreEntity> findAllByOrderByName();

    boolean existsByName(String name);
}
