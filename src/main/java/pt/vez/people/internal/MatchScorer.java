package pt.vez.people.internal;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pt.vez.people.DescribedPeople;
import pt.vez.people.MatchReason;
import pt.vez.people.internal.PersonKeys.Traits;

/**
 * How much two descriptions of a person are alike, in points. A document or a number of the state is nearly enough by
 * itself; a name needs a birth date or a contact beside it. Another document number speaks against it, and is
 * outweighed by the same name and birth date, because passports are renewed.
 */
@Component
class MatchScorer {
    /** From here on a person is asked about. */
    static final int ENOUGH = 40;

    private static final int DOCUMENT = 60;
    private static final int NUMBER = 50;
    private static final int NAME = 30;
    private static final int BIRTH = 25;
    private static final int SWAPPED = 18;
    private static final int YEAR = 14;
    private static final int CONTACT = 15;
    private static final int OTHER_DOCUMENT = -10;
    private static final double ALIKE = 0.84;

    private final PersonKeys keys;
    private final DescribedPeople described;
    private final RegisterQueries register;

    MatchScorer(PersonKeys keys, DescribedPeople described, RegisterQueries register) {
        this.keys = keys;
        this.described = described;
        this.register = register;
    }

    /** A person of the register, with what the score is made from. */
    record Alike(
            UUID applicantId,
            Traits traits,
            LocalDate birthDate,
            @Nullable String municipality,
            int score,
            Set<MatchReason> reasons) {}

    /** All people with at least {@value #ENOUGH} points, except those an account only described. */
    List<Alike> find(Traits wanted) {
        Set<UUID> some = keys.sharing(wanted);
        if (some.isEmpty()) {
            return List.of();
        }
        var names = PhoneticNames.Names.of(wanted.names());
        List<Alike> alike = register.of(some).stream()
                .map(known ->
                        compared(known.id(), wanted, names, known.traits(), known.birthDate(), known.municipality()))
                .filter(each -> each.score() >= ENOUGH)
                .toList();
        Set<UUID> onlyDescribed =
                described.among(alike.stream().map(Alike::applicantId).collect(Collectors.toSet()));
        return alike.stream()
                .filter(each -> !onlyDescribed.contains(each.applicantId()))
                .toList();
    }

    private static Alike compared(
            UUID id,
            Traits wanted,
            PhoneticNames.Names names,
            Traits known,
            LocalDate birth,
            @Nullable String municipality) {
        Set<MatchReason> reasons = EnumSet.noneOf(MatchReason.class);
        int score = document(wanted, known, reasons)
                + numbers(wanted, known, reasons)
                + name(names, known, reasons)
                + birth(wanted.birthDate(), birth, reasons)
                + contact(wanted, known, reasons);
        return new Alike(id, known, birth, municipality, Math.max(0, Math.min(100, score)), reasons);
    }

    private static int document(Traits wanted, Traits known, Set<MatchReason> reasons) {
        if (wanted.document() == null || known.document() == null) {
            return 0;
        }
        boolean same = PersonKeys.document(wanted.document()).equals(PersonKeys.document(known.document()));
        reasons.add(same ? MatchReason.SAME_DOCUMENT : MatchReason.OTHER_DOCUMENT);
        return same ? DOCUMENT : OTHER_DOCUMENT;
    }

    private static int numbers(Traits wanted, Traits known, Set<MatchReason> reasons) {
        if (same(wanted.taxNumber(), known.taxNumber()) || same(wanted.socialNumber(), known.socialNumber())) {
            reasons.add(MatchReason.SAME_NUMBER);
            return NUMBER;
        }
        return 0;
    }

    private static int name(PhoneticNames.Names wanted, Traits known, Set<MatchReason> reasons) {
        double likeness = wanted.likeness(PhoneticNames.Names.of(known.names()));
        if (likeness < ALIKE) {
            return 0;
        }
        reasons.add(likeness == 1 ? MatchReason.SAME_NAME : MatchReason.SOUNDS_ALIKE);
        return (int) Math.round(NAME * (0.5 + 0.5 * (likeness - ALIKE) / (1 - ALIKE)));
    }

    private static int birth(@Nullable LocalDate wanted, LocalDate known, Set<MatchReason> reasons) {
        if (wanted == null) {
            return 0;
        }
        if (wanted.equals(known)) {
            reasons.add(MatchReason.SAME_BIRTH);
            return BIRTH;
        }
        if (PersonKeys.swapped(wanted).equals(Optional.of(known))) {
            reasons.add(MatchReason.SWAPPED_BIRTH);
            return SWAPPED;
        }
        boolean yearOnly = PersonKeys.placeholder(wanted) || PersonKeys.placeholder(known);
        boolean monthOnly =
                (wanted.getDayOfMonth() == 1 || known.getDayOfMonth() == 1) && wanted.getMonth() == known.getMonth();
        if ((yearOnly || monthOnly) && wanted.getYear() == known.getYear()) {
            reasons.add(MatchReason.YEAR_ONLY);
            return YEAR;
        }
        return 0;
    }

    private static int contact(Traits wanted, Traits known, Set<MatchReason> reasons) {
        boolean mail = wanted.email() != null && wanted.email().equalsIgnoreCase(known.email());
        if (mail || same(wanted.phone(), known.phone())) {
            reasons.add(MatchReason.SAME_CONTACT);
            return CONTACT;
        }
        return 0;
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return one != null && Objects.equals(one, other);
    }
}
