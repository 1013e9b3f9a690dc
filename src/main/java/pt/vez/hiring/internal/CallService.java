package pt.vez.hiring.internal;

import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.calendar.Municipalities;
import pt.vez.hiring.CallData;
import pt.vez.hiring.CallState;
import pt.vez.hiring.Calls;
import pt.vez.hiring.Criterion;
import pt.vez.hiring.OwnCall;
import pt.vez.hiring.PublicCall;
import pt.vez.hiring.internal.CallRepository.Row;
import pt.vez.platform.Secrets;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.LocalText;
import pt.vez.shared.NotFound;

@Service
@Transactional(readOnly = true)
class CallService implements Calls {
    private static final int TITLE = 120;
    private static final int TEXT = 4_000;
    private static final int PLACE = 200;
    private static final int MOST_PLACES = 200;
    private static final int MOST_CRITERIA = 10;
    private static final int HEAVIEST = 5;
    private final CallRepository calls;
    private final JdbcClient jdbc;
    private final Municipalities municipalities;
    private final Journal journal;
    private final Secrets secrets;
    private final Clock clock;

    CallService(
            CallRepository calls,
            JdbcClient jdbc,
            Municipalities municipalities,
            Journal journal,
            Secrets secrets,
            Clock clock) {
        this.calls = calls;
        this.jdbc = jdbc;
        this.municipalities = municipalities;
        this.journal = journal;
        this.secrets = secrets;
        this.clock = clock;
    }

    @Override
    public List<OwnCall> own(Actor actor) {
        return calls.of(calls.association(actor)).stream().map(calls::own).toList();
    }

    @Override
    public OwnCall get(Actor actor, UUID callId) {
        return calls.own(calls.require(actor, callId));
    }

    @Override
    @Transactional
    public UUID draft(Actor actor, CallData data) {
        UUID association = calls.association(actor);
        requireSound(data);
        UUID id = Ids.next();
        jdbc.sql(
                        "insert into hiring_call (id, partner_id, slug, state, title_pt, title_en, text_pt, text_en, languages,"
                                + " municipality, place, places, deadline, created_at)"
                                + " values (?, ?, ?, 'DRAFT', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        association,
                        slug(data.title().pt()),
                        data.title().pt(),
                        data.title().en(),
                        data.text().pt(),
                        data.text().en(),
                        CallRepository.stored(data.languages()),
                        data.municipality(),
                        data.place(),
                        data.places(),
                        data.deadline(),
                        clock.instant())
                .update();
        return id;
    }

    /** A readable address with a random tail, so that the address of an unpublished call cannot be guessed. */
    private String slug(String title) {
        String words = Normalizer.normalize(title, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String tail =
                secrets.token().replaceAll("[^A-Za-z0-9]", "").substring(0, 10).toLowerCase(Locale.ROOT);
        return (words.length() > 50 ? words.substring(0, 50) : words) + "-" + tail;
    }

    private void requireSound(CallData data) {
        sound(data.title(), TITLE, "calls.title.missing");
        sound(data.text(), TEXT, "calls.text.missing");
        if (data.languages().isEmpty()) {
            throw new InvalidInput("calls.languages.missing");
        }
        if (municipalities.find(data.municipality()).isEmpty()) {
            throw new InvalidInput("centres.municipality.missing");
        }
        if (data.place().isBlank() || data.place().length() > PLACE) {
            throw new InvalidInput("calls.place.missing");
        }
        if (data.places() < 1 || data.places() > MOST_PLACES) {
            throw new InvalidInput("calls.places.range", MOST_PLACES);
        }
        requireDeadline(data.deadline());
    }

    private void requireDeadline(LocalDate deadline) {
        if (!deadline.isAfter(calls.today()) || deadline.isAfter(calls.today().plusYears(1))) {
            throw new InvalidInput("calls.deadline.range");
        }
    }

    private static void sound(LocalText text, int most, String key) {
        if (text.pt().isBlank() || text.en().isBlank()) {
            throw new InvalidInput(key);
        }
        if (text.pt().length() > most || text.en().length() > most) {
            throw new InvalidInput("field.tooLong", most);
        }
    }

    @Override
    @Transactional
    public void update(Actor actor, UUID callId, CallData seen, CallData data) {
        calls.require(actor, callId);
        requireSound(data);
        Row stored = calls.lock(actor, callId);
        if (stored.state() == CallState.DRAFT) {
            ChangedMeanwhile.requireSame(seen, stored.data());
        }
        int changed = jdbc.sql(
                        "update hiring_call set title_pt = ?, title_en = ?, text_pt = ?, text_en = ?, languages = ?,"
                                + " municipality = ?, place = ?, places = ?, deadline = ? where id = ? and state = 'DRAFT'")
                .params(
                        data.title().pt(),
                        data.title().en(),
                        data.text().pt(),
                        data.text().en(),
                        CallRepository.stored(data.languages()),
                        data.municipality(),
                        data.place(),
                        data.places(),
                        data.deadline(),
                        callId)
                .update();
        done(changed, "calls.published.fixed");
    }

    @Override
    @Transactional
    public void discard(Actor actor, UUID callId) {
        calls.require(actor, callId);
        jdbc.sql(
                        "delete k from hiring_criterion k join hiring_call c on c.id = k.call_id where c.id = ? and c.state = 'DRAFT'")
                .param(callId)
                .update();
        done(
                jdbc.sql("delete from hiring_call where id = ? and state = 'DRAFT'")
                        .param(callId)
                        .update(),
                "calls.published.fixed");
    }

    @Override
    @Transactional
    public void publish(Actor actor, UUID callId) {
        Row call = calls.require(actor, callId);
        requireDeadline(call.data().deadline());
        if (calls.criteria(callId).isEmpty()) {
            throw new InvalidInput("calls.criteria.missing");
        }
        done(
                jdbc.sql("update hiring_call set state = 'OPEN', published_at = ? where id = ? and state = 'DRAFT'")
                        .params(clock.instant(), callId)
                        .update(),
                "calls.published.fixed");
        journal.record(actor, "call.published", null, null, callId.toString());
    }

    @Override
    @Transactional
    public void close(Actor actor, UUID callId) {
        calls.require(actor, callId);
        done(
                jdbc.sql("update hiring_call set state = 'CLOSED', closed_at = ? where id = ? and state = 'OPEN'")
                        .params(clock.instant(), callId)
                        .update(),
                "calls.notOpen");
        journal.record(actor, "call.closed", null, null, callId.toString());
    }

    @Override
    @Transactional
    public void extend(Actor actor, UUID callId, LocalDate deadline) {
        Row call = calls.require(actor, callId);
        requireDeadline(deadline);
        if (call.state() == CallState.OPEN && !deadline.isAfter(call.data().deadline())) {
            throw new InvalidInput("calls.deadline.later");
        }
        done(
                jdbc.sql("update hiring_call set state = 'OPEN', closed_at = null, deadline = ?"
                                + " where id = ? and state <> 'DRAFT'")
                        .params(deadline, callId)
                        .update(),
                "calls.notOpen");
        journal.record(actor, "call.extended", null, null, callId + " " + deadline);
    }

    private static void done(int changed, String otherwise) {
        if (changed == 0) {
            throw new InvalidInput(otherwise);
        }
    }

    @Override
    @Transactional
    public void measureBy(Actor actor, UUID callId, List<Criterion> seen, List<Criterion> criteria) {
        calls.require(actor, callId);
        // The lock of the call keeps a first score from slipping in between; scoring takes it as well.
        jdbc.sql("select id from hiring_call where id = ? for update")
                .param(callId)
                .query(UUID.class)
                .single();
        ChangedMeanwhile.requireSame(seen, calls.criteria(callId));
        if (calls.isScored(callId)) {
            throw new InvalidInput("calls.criteria.scored");
        }
        if (criteria.isEmpty() || criteria.size() > MOST_CRITERIA) {
            throw new InvalidInput("calls.criteria.missing");
        }
        for (Criterion each : criteria) {
            if (each.name().isBlank() || each.name().length() > TITLE) {
                throw new InvalidInput("calls.criterion.name");
            }
            if (each.weight() < 1 || each.weight() > HEAVIEST) {
                throw new InvalidInput("calls.criterion.weight");
            }
        }
        jdbc.sql("delete from hiring_criterion where call_id = ?").param(callId).update();
        int position = 0;
        for (Criterion each : criteria) {
            jdbc.sql("insert into hiring_criterion (id, call_id, position, name, weight) values (?, ?, ?, ?, ?)")
                    .params(Ids.next(), callId, position++, each.name().strip(), each.weight())
                    .update();
        }
    }

    @Override
    public PublicCall preview(Actor actor, String slug) {
        UUID association = calls.association(actor);
        return calls.bySlug(slug)
                .filter(call -> call.partner().equals(association))
                .flatMap(calls::shown)
                .orElseThrow(() -> new NotFound("error.notFound"));
    }

    @Override
    public Optional<PublicCall> published(String slug) {
        return calls.bySlug(slug)
                .filter(call -> call.state() != CallState.DRAFT)
                .flatMap(calls::shown);
    }

    @Override
    public List<PublicCall> open() {
        List<PublicCall> shown = new ArrayList<>();
        calls.open().forEach(call -> calls.shown(call).ifPresent(shown::add));
        return shown;
    }
}
