package pt.vez.casework;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.calendar.Municipalities;
import pt.vez.casework.internal.Likeness;
import pt.vez.casework.internal.PersonKeys.Traits;
import pt.vez.mandates.Authority;
import pt.vez.mandates.Deed;
import pt.vez.platform.Limits;
import pt.vez.platform.ManyRows;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;

/**
 * Finds the person in front of a mediator in a register of any size, so that nobody is entered twice. Shows at most
 * {@value #MOST} people and of each only what is needed to decide: a few characters of the document, initials, birth
 * year, municipality and why they may be the one. Nothing is ever merged by itself: the mediator decides, in
 * {@link PersonIntake}.
 */
@Service
public class PersonMatching {
    public static final int MOST = 5;
    private static final int AN_HOUR = 60;

    private final Likeness likeness;
    private final Authority authority;
    private final Municipalities municipalities;
    private final Limits limits;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Clock clock;

    PersonMatching(
            Likeness likeness,
            Authority authority,
            Municipalities municipalities,
            Limits limits,
            Journal journal,
            JdbcClient jdbc,
            JdbcTemplate batch,
            Clock clock) {
        this.likeness = likeness;
        this.authority = authority;
        this.municipalities = municipalities;
        this.limits = limits;
        this.journal = journal;
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    /** What the mediator reads from the document or hears. Needs a document, or a name with a birth date. */
    public record PersonQuery(
            @Nullable String name,
            @Nullable LocalDate birthDate,
            @Nullable String document,
            @Nullable String taxNumber,
            @Nullable String socialNumber,
            @Nullable String phone,
            @Nullable String email) {
        public static PersonQuery ofDocument(String number) {
            return new PersonQuery(null, null, number, null, null, null, null);
        }

        public static PersonQuery ofName(String name, LocalDate birthDate) {
            return new PersonQuery(name, birthDate, null, null, null, null, null);
        }

        public static PersonQuery of(ApplicantData data) {
            return new PersonQuery(
                    data.nativeName() == null ? data.name() : data.name() + "\n" + data.nativeName(),
                    data.birthDate(),
                    data.passportNumber(),
                    data.nif(),
                    data.niss(),
                    data.phone(),
                    data.email());
        }

        Traits traits() {
            String[] names = name == null ? new String[0] : name.split("\n", 2);
            return new Traits(
                    names.length > 0 ? names[0] : null,
                    names.length > 1 ? names[1] : null,
                    birthDate,
                    document,
                    taxNumber,
                    socialNumber,
                    phone,
                    email);
        }
    }

    /**
     * Somebody who may be the person.
     *
     * @param document all but the last three characters masked; blank when the register has none
     * @param score from 0 to 100, only for the order
     */
    public record Candidate(
            UUID applicantId,
            String document,
            String initials,
            int birthYear,
            @Nullable String municipality,
            int score,
            Set<MatchReason> reasons) {}

    /** One look and what it showed, best first; the decision refers to it. */
    public record Found(UUID searchId, List<Candidate> candidates) {}

    /**
     * @throws NotAuthorised naming the condition that fails
     * @throws InvalidInput without a document and without name and birth date
     * @throws Limits.TooManyAttempts after 60 looks in an hour, those by case number included
     */
    @Transactional
    public Found find(Actor actor, PersonQuery query) {
        var membership = authority.member(actor, Deed.DESK);
        if (query.document() == null && (query.name() == null || query.birthDate() == null)) {
            throw new InvalidInput("match.query");
        }
        limits.count("assist.find", actor.accountId().toString(), AN_HOUR, Duration.ofHours(1));
        List<Candidate> shown = candidates(query).stream().limit(MOST).toList();
        UUID search = Ids.next();
        jdbc.sql("insert into casework_person_search (id, account_id, association_id, at) values (?, ?, ?, ?)")
                .params(search, actor.accountId(), membership.associationId(), clock.instant())
                .update();
        ManyRows.insert(
                batch,
                "insert into casework_person_candidate (search_id, applicant_id, score, reasons)",
                shown.stream()
                        .map(each -> new Object[] {search, each.applicantId(), each.score(), codes(each.reasons())})
                        .toList());
        journal.recordBeside(actor, "list.searched", "people " + kinds(query) + " " + shown.size());
        shown.forEach(each -> journal.record(actor, "person.shown", each.applicantId(), null, codes(each.reasons())));
        return new Found(search, shown);
    }

    /** What was looked for, as codes that say nothing of what was typed. */
    private static String kinds(PersonQuery query) {
        return Stream.of(
                        query.document() == null ? "" : "DOCUMENT",
                        query.name() == null ? "" : "NAME",
                        query.birthDate() == null ? "" : "BIRTH",
                        query.taxNumber() == null && query.socialNumber() == null ? "" : "NUMBER",
                        query.phone() == null ? "" : "PHONE",
                        query.email() == null ? "" : "MAIL")
                .filter(kind -> !kind.isEmpty())
                .collect(Collectors.joining(","));
    }

    private static String codes(Set<MatchReason> reasons) {
        return reasons.stream().map(Enum::name).collect(Collectors.joining(","));
    }

    /** Everybody alike enough to be asked about, best first. No authority here. */
    List<Candidate> candidates(PersonQuery query) {
        return likeness.find(query.traits()).stream()
                .map(each -> new Candidate(
                        each.applicantId(),
                        masked(each.traits().document()),
                        initials(each.traits().name()),
                        each.birthDate().getYear(),
                        municipalities
                                .find(each.municipality())
                                .map(Municipalities.Municipality::name)
                                .orElse(null),
                        each.score(),
                        each.reasons()))
                .sorted(Comparator.comparingInt(Candidate::score).reversed())
                .toList();
    }

    private static String masked(@Nullable String document) {
        return document == null ? "" : "•••••" + document.substring(Math.max(0, document.length() - 3));
    }

    private static String initials(@Nullable String name) {
        return name == null
                ? ""
                : java.util.Arrays.stream(name.strip().split("[\\s-]+"))
                        .filter(word -> !word.isEmpty())
                        .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)) + ".")
                        .collect(Collectors.joining(" "));
    }
}
