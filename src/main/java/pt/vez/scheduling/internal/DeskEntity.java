package pt.vez.scheduling.internal;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import pt.vez.scheduling.Desk;

@Entity
@Table(name = "scheduling_desk")
class DeskEntity {
    @Id
    private UUID id;

    private UUID centreId;
    private String label;
    private boolean active;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "scheduling_desk_service", joinColumns = @JoinColumn(name = "desk_id"))
    @Column(name = "service_code")
    private Set<String> services;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected DeskEntity() {}

    DeskEntity(UUID id, UUID centreId, String label, Set<String> services) {
        this.id = id;
        this.centreId = centreId;
        this.label = label;
        this.services = new HashSet<>(services);
        this.active = true;
    }

    void describe(String label, Set<String> services, boolean active) {
        this.label = label;
        this.services.retainAll(services);
        this.services.addAll(services);
        this.active = active;
    }

    UUID centreId() {
        return centreId;
    }

    Desk view() {
        return new Desk(id, label, Set.copyOf(services), active);
    }
}
