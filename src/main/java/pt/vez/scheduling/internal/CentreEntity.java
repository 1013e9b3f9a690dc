package pt.vez.scheduling.internal;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import pt.vez.scheduling.CentreData;
import pt.vez.scheduling.CentreId;
import pt.vez.shared.GeoPoint;
import pt.vez.shared.LocalText;

@Entity
@Table(name = "scheduling_centre")
class CentreEntity {
    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private CentreId id;

    private String name;
    private String address;
    private String postalCode;
    private String municipality;
    private String zone;
    private BigDecimal latitude;
    private BigDecimal longitude;
    private @Nullable String phone;
    private String accessPt;
    private String accessEn;
    private boolean active;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected CentreEntity() {}

    @SuppressWarnings("NullAway.Init")
    CentreEntity(CentreId id, CentreData data) {
        this.id = id;
        describe(data);
    }

    final void describe(CentreData data) {
        name = data.name();
        address = data.address();
        postalCode = data.postalCode();
        municipality = data.municipality();
        zone = data.zone().getId();
        latitude = BigDecimal.valueOf(data.place().latitude());
        longitude = BigDecimal.valueOf(data.place().longitude());
        phone = data.phone();
        accessPt = data.access().pt();
        accessEn = data.access().en();
        active = data.active();
    }

    CentreId id() {
        return id;
    }

    CentreData data() {
        return new CentreData(
                name,
                address,
                postalCode,
                municipality,
                ZoneId.of(zone),
                new GeoPoint(latitude.doubleValue(), longitude.doubleValue()),
                phone,
                new LocalText(accessPt, accessEn),
                active);
    }
}
