package pt.vez.people.internal;

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
import pt.vez.people.ApplicantData;
import pt.vez.people.CorrectableData;
import pt.vez.people.CorrectedField;
import pt.vez.people.CorrectionProof;
import pt.vez.people.Person;
import pt.vez.shared.PartialDate;

/** The person a case is about (<i>requerente</i>). */
@Entity
@Table(name = "people_applicant")
class Applicant {
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

    @Enumerated(EnumType.STRING)
    private @Nullable CorrectionProof phoneProof;

    @Enumerated(EnumType.STRING)
    private @Nullable CorrectionProof emailProof;

    private boolean languageChosen;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected Applicant() {}

    Applicant(UUID id, ApplicantData data) {
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

    /** Forgets the contacts that were typed by an account; what rests on a document stays. */
    void withoutSelfDescribedContact() {
        phone = seenPhone();
        phoneProof = phone == null ? null : phoneProof;
        email = seenEmail();
        emailProof = email == null ? null : emailProof;
    }

    /** Takes one field from the wanted state, and what it rests on. */
    void correct(CorrectedField field, CorrectableData wanted, CorrectionProof proof) {
        switch (field) {
            case PHONE -> {
                phone = wanted.phone();
                phoneProof = proof;
            }
            case EMAIL -> {
                email = wanted.email();
                emailProof = proof;
            }
            case ADDRESS -> address = wanted.address();
            case MUNICIPALITY -> municipality = wanted.municipality();
            case LANGUAGE -> {
                language = wanted.language();
                languageChosen = true;
            }
        }
    }

    /** The telephone, when staff who saw a document of the person entered it. */
    private @Nullable String seenPhone() {
        return phoneProof != null && phoneProof.isDocument() ? phone : null;
    }

    /** The mail address, when staff who saw a document of the person entered it. */
    private @Nullable String seenEmail() {
        return emailProof != null && emailProof.isDocument() ? email : null;
    }

    UUID id() {
        return id;
    }

    Person view() {
        return new Person(id, data(), phoneProof != null, emailProof != null, seenPhone(), seenEmail(), languageChosen);
    }

    ApplicantData data() {
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
