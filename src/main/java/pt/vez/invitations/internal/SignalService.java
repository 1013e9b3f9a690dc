package pt.vez.invitations.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Changes;
import pt.vez.audit.Journal;
import pt.vez.identity.AccountSummary;
import pt.vez.identity.Accounts;
import pt.vez.invitations.Signals;
import pt.vez.invitations.internal.SignalQueries.Contact;
import pt.vez.invitations.internal.SignalQueries.Found;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.PageOf;
import pt.vez.shared.Role;

@Service
class SignalService implements Signals {
    private static final int CASES_PER_CONTACT = 8;
    private static final int CASES_PER_ACCOUNT = 8;
    private static final int PEOPLE_PER_DAY = 40;
    private static final int LONGEST_SHOWN = 100;
    private static final int LONGEST_EVIDENCE = 1_000;
    private static final Duration LOOK_BACK = Duration.ofDays(30);
    private final SignalQueries queries;
    private final BlockRepository repository;
    private final Blocks blocks;
    private final Accounts accounts;
    private final Journal journal;
    private final Clock clock;

    SignalService(
            SignalQueries queries,
            BlockRepository repository,
            Blocks blocks,
            Accounts accounts,
            Journal journal,
            Clock clock) {
        this.queries = queries;
        this.repository = repository;
        this.blocks = blocks;
        this.accounts = accounts;
        this.journal = journal;
        this.clock = clock;
    }

    /** A signal before names and evidence are looked up. */
    private record Raw(
            Kind kind,
            String shown,
            @Nullable LocalDate day,
            int count,
            List<String> numbers,
            @Nullable UUID account) {}

    @Override
    @Transactional(readOnly = true)
    public List<Signal> signals(Actor actor) {
        actor.require(Role.ADMINISTRATOR);
        Instant since = clock.instant().minus(LOOK_BACK);
        List<Raw> found = new ArrayList<>();
        for (Kind kind : List.of(Kind.PHONE, Kind.EMAIL)) {
            queries.repeated(Contact.of(kind), CASES_PER_CONTACT)
                    .forEach(each -> found.add(new Raw(
                            kind, tail(each.key()), null, each.count(), SignalQueries.numbers(each.numbers()), null)));
        }
        queries.accounts(CASES_PER_ACCOUNT).forEach(each -> found.add(ofAccount(Kind.ACCOUNT, each)));
        queries.mediators(since, PEOPLE_PER_DAY)
                .forEach(day ->
                        found.add(new Raw(Kind.MEDIATOR, "", day.date(), day.people(), List.of(), day.account())));
        queries.handovers(since).forEach(each -> found.add(ofAccount(Kind.HANDOVER, each)));
        return named(actor, found);
    }

    private static Raw ofAccount(Kind kind, Found found) {
        return new Raw(
                kind, "", null, found.count(), SignalQueries.numbers(found.numbers()), UUID.fromString(found.key()));
    }

    private List<Signal> named(Actor actor, List<Raw> found) {
        Map<UUID, AccountSummary> names = accounts.named(
                actor, found.stream().map(Raw::account).filter(Objects::nonNull).toList());
        Set<String> numbers = new HashSet<>();
        found.forEach(each -> numbers.addAll(each.numbers()));
        Map<String, Evidence> cases = queries.evidence(numbers);
        return found.stream()
                .map(each -> {
                    List<Evidence> evidence = each.numbers().stream()
                            .map(cases::get)
                            .filter(Objects::nonNull)
                            .toList();
                    UUID account = each.account();
                    String shown = account == null
                            ? each.shown()
                            : names.containsKey(account) ? names.get(account).name() : tail(account.toString());
                    boolean blocked = account != null
                            ? blocks.isBlocked(BlockKind.ACCOUNT, account)
                            : !evidence.isEmpty()
                                    && evidence.stream()
                                            .allMatch(one -> blocks.isBlocked(
                                                    BlockKind.CASE, one.caseId().value()));
                    return new Signal(each.kind(), shown, each.day(), each.count(), evidence, account, blocked);
                })
                .toList();
    }

    private static String tail(String text) {
        return "…" + text.substring(Math.max(0, text.length() - 4));
    }

    @Override
    @Transactional
    public int block(Actor actor, Signal signal, String evidence, String reason) {
        actor.require(Role.ADMINISTRATOR);
        requireReason(reason);
        UUID account = signal.account();
        if (account != null) {
            block(actor, BlockKind.ACCOUNT, account, signal.shown(), evidence, reason);
            return 1;
        }
        if (signal.evidence().isEmpty()) {
            throw new InvalidInput("signals.already", signal.shown());
        }
        int made = 0;
        for (UUID each : queries.sharing(
                Contact.of(signal.kind()), signal.evidence().getFirst().caseId())) {
            if (!blocks.isBlocked(BlockKind.CASE, each)) {
                block(actor, BlockKind.CASE, each, signal.shown(), evidence, reason);
                made++;
            }
        }
        if (made == 0) {
            throw new InvalidInput("signals.already", signal.shown());
        }
        return made;
    }

    @Override
    @Transactional
    public void block(Actor actor, BlockKind kind, UUID subject, String shown, String evidence, String reason) {
        actor.require(Role.ADMINISTRATOR);
        requireReason(reason);
        if (blocks.isBlocked(kind, subject)) {
            throw new InvalidInput("signals.already", shown);
        }
        try {
            make(actor, kind, subject, shown, evidence, reason);
        } catch (DuplicateKeyException e) {
            // Another administrator was faster.
            throw new InvalidInput("signals.already", shown);
        }
    }

    private static void requireReason(String reason) {
        if (reason.isBlank() || reason.strip().length() > 300) {
            throw new InvalidInput("signals.reason.missing");
        }
    }

    private void make(Actor actor, BlockKind kind, UUID subject, String shown, String evidence, String reason) {
        repository.insert(
                kind,
                blocks.subject(kind, subject),
                subject,
                shortened(shown, LONGEST_SHOWN),
                shortened(evidence, LONGEST_EVIDENCE),
                reason.strip(),
                actor.accountId());
        record(actor, "block.made", kind, subject);
    }

    private void record(Actor actor, String action, BlockKind kind, UUID subject) {
        if (kind == BlockKind.CASE) {
            journal.record(actor, action, null, subject, "");
        } else {
            journal.record(actor, action, subject, "", new Changes());
        }
    }

    private static String shortened(String text, int longest) {
        return text.substring(0, Math.min(longest, text.length()));
    }

    @Override
    @Transactional
    public void lift(Actor actor, UUID blockId) {
        actor.require(Role.ADMINISTRATOR);
        repository.lift(blockId, actor.accountId()).ifPresent(block -> {
            UUID subject = block.subject();
            record(
                    actor,
                    "block.lifted",
                    subject == null ? BlockKind.ACCOUNT : block.kind(),
                    subject == null ? blockId : subject);
        });
    }

    @Override
    @Transactional(readOnly = true)
    public PageOf<Block> blocks(Actor actor, int offset, int limit) {
        actor.require(Role.ADMINISTRATOR);
        return repository.page(offset, limit);
    }
}
