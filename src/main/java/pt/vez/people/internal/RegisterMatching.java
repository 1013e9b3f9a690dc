package pt.vez.people.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
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
import pt.vez.mandates.Authority;
import pt.vez.mandates.Permission;
import pt.vez.people.MatchReason;
import pt.vez.people.NewPersonReason;
import pt.vez.people.PersonMatching;
import pt.vez.people.internal.PersonKeys.Traits;
import pt.vez.platform.BatchInsert;
import pt.vez.platform.Limits;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;

@Service
class RegisterMatching implements PersonMatching {
    private static final Duration DECIDE_WITHIN = Duration.ofHours(1);
    private static final int AN_HOUR = 60;

    private final MatchScorer scorer;
    private final Authority authority;
    private final Municipalities municipalities;
    private final Limits limits;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Clock clock;

    RegisterMatching(
            MatchScorer scorer,
            Authority authority,
            Municipalities municipalities,
            Limits limits,
            Journal journal,
            JdbcClient jdbc,
            JdbcTemplate batch,
            Clock clock) {
        this.scorer = scorer;
        this.authority = authority;
        this.municipalities = municipalities;
        this.limits = limits;
        this.journal = journal;
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Found find(Actor actor, PersonQuery query) {
        var membership = authority.member(actor, Permission.DESK);
        if (query.document() == null && (query.name() == null || query.birthDate() == null)) {
            throw new InvalidInput("match.query");
        }
        limits.count("assist.find", actor.accountId().toString(), AN_HOUR, Duration.ofHours(1));
        List<Candidate> shown = candidates(query).stream().limit(MOST).toList();
        UUID search = Ids.next();
        jdbc.sql("insert into casework_person_search (id, account_id, association_id, at) values (?, ?, ?, ?)")
                .params(search, actor.accountId(), membership.associationId(), clock.instant())
                .update();
        BatchInsert.insert(
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

    @Override
    public List<Candidate> candidates(PersonQuery query) {
        return scorer.find(Traits.of(query)).stream()
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

    @Override
    @Transactional(readOnly = true)
    public Set<UUID> shown(Actor actor, UUID association, UUID searchId) {
        Instant oldest = clock.instant().minus(DECIDE_WITHIN);
        int mine = jdbc.sql("""
                        select count(*) from casework_person_search
                         where id = :search and account_id = :account and association_id = :association and at > :oldest
                        """)
                .param("search", searchId)
                .param("account", actor.accountId())
                .param("association", association)
                .param("oldest", oldest)
                .query(Integer.class)
                .single();
        if (mine == 0) {
            throw new NotAuthorised("match.over");
        }
        return new HashSet<>(jdbc.sql("select applicant_id from casework_person_candidate where search_id = ?")
                .param(searchId)
                .query(UUID.class)
                .list());
    }

    @Override
    @Transactional
    public void decided(UUID searchId, Decision decision, @Nullable NewPersonReason reason, UUID personId) {
        jdbc.sql("""
                        update casework_person_search
                           set decision = :decision, reason = :reason, applicant_id = :person, decided_at = :now
                         where id = :search
                        """)
                .param("decision", decision.name())
                .param("reason", reason == null ? null : reason.name())
                .param("person", personId)
                .param("now", clock.instant())
                .param("search", searchId)
                .update();
    }

    private static String masked(@Nullable String document) {
        return document == null ? "" : "•••••" + document.substring(Math.max(0, document.length() - 3));
    }

    private static String initials(@Nullable String name) {
        return name == null
                ? ""
                : Arrays.stream(name.strip().split("[\\s-]+"))
                        .filter(word -> !word.isEmpty())
                        .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)) + ".")
                        .collect(Collectors.joining(" "));
    }
}
