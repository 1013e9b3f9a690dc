package pt.vez.scheduling.internal;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import pt.vez.scheduling.Shift;
import pt.vez.scheduling.ShiftData;

@Entity
@Table(name = "scheduling_shift")
class ShiftEntity {
    @Id
    private UUID id;

    private UUID centreId;
    private UUID deskId;
    private String serviceCode;

    @JdbcTypeCode(SqlTypes.TINYINT)
    private int weekday;

    private LocalTime starts;
    private LocalTime ends;
    private LocalDate validFrom;
    private LocalDate validTo;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected ShiftEntity() {}

    @SuppressWarnings("NullAway.Init")
    ShiftEntity(UUID id, UUID centreId, ShiftData data) {
        this.id = id;
        this.centreId = centreId;
        describe(data);
    }

    final void describe(ShiftData data) {
        deskId = data.deskId();
        serviceCode = data.service();
        weekday = data.day().getValue();
        starts = data.starts();
        ends = data.ends();
        validFrom = data.from();
        validTo = data.to();
    }

    UUID centreId() {
        return centreId;
    }

    Shift view() {
        return new Shift(
                id, new ShiftData(deskId, serviceCode, DayOfWeek.of(weekday), starts, ends, validFrom, validTo));
    }
}
