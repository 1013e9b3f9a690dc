package pt.vez.people.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
import pt.vez.people.internal.PersonSearchRepository.Shown;
import pt.vez.platform.Limits;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;

/** Scores people of the register, and keeps whom a search showed and what was decided. */
@Service
class RegisterMatching implements PersonMatching {
    private static final Duration DECIDE_WITHIN = Duration.ofHours(1);
    private static final int AN_HOUR = 60;

    private final MatchScorer scorer;
    private final Authority authority;
    private final Municipalities municipalities;
    private final Limits limits;
    private final Journal journal;
    private final PersonSearchRepository searches;
    private final Clock clock;

    RegisterMatching(
            MatchScorer scorer,
            Authority authority,
            Municipalities municipalities,
            Limits limits,
            Journal journal,
            PersonSearchRepository searches,
            Clock clock) {
        this.scorer = scorer;
        this.authority = authority;
        this.municipalities = municipalities;
        this.limits = limits;
        this.journal = journal;
        this.searches = searches;
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
        searches.insert(
                search,
                actor.accountId(),
                membership.partnerId(),
                shown.stream()
                        .map(each -> new Shown(each.applicantId(), each.score(), codes(each.reasons())))
                        .toList(),
                clock.instant());
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
        if (!searches.isOf(searchId, actor.accountId(), association, oldest)) {
            throw new NotAuthorised("match.over");
        }
        return searches.shown(searchId);
    }

    @Override
    @Transactional
    public void decided(UUID searchId, Decision decision, @Nullable NewPersonReason reason, UUID personId) {
        searches.decided(searchId, decision, reason, personId, clock.instant());
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
