package pt.vez.casework.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import pt.vez.casework.ApplicantData;
import pt.vez.shared.PartialDate;

/** The person a case is about (<i>requerente</i>). */
@Entity
@Table(name = "casework_applicant")
public class Applicant {
    @Id
    private UUID id;

    private String name;
    private @Nullable String nativeName;
    private LocalDate birthDate;

    @Enumerated(EnumType.STRING)
    private PartialDate.Precision birthPrecision;

    private String nationality;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 9)
    private @Nullable String nif;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 11)
    private @Nullable String niss;

    private @Nullable String passportNumber;
    private @Nullable LocalDate passportExpires;
    private @Nullable String phone;
    private @Nullable String email;
    private @Nullable String municipality;
    private @Nullable String address;
    private String language;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected Applicant() {}

    public Applicant(UUID id, ApplicantData data) {
        this.id = id;
        this.name = data.name();
        this.nativeName = data.nativeName();
        this.birthDate = data.birth().earliest();
        this.birthPrecision = data.birthPrecision();
        this.nationality = data.nationality();
        this.nif = data.nif();
        this.niss = data.niss();
        this.passportNumber = data.passportNumber();
        this.passportExpires = data.passportExpires();
        this.phone = data.phone();
        this.email = data.email();
        this.municipality = data.municipality();
        this.address = data.address();
        this.language = data.language();
    }

    /** The register knows no way to write to the person. */
    void withoutContact() {
        phone = null;
        email = null;
    }

    public UUID id() {
        return id;
    }

    public ApplicantData data() {
        return new ApplicantData(
                name,
                nativeName,
                birthDate,
                nationality,
                nif,
                niss,
                passportNumber,
                passportExpires,
                phone,
                email,
                municipality,
                address,
                language,
                birthPrecision);
    }
}
