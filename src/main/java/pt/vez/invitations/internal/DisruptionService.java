package pt.vez.invitations.internal;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.calendar.Holidays;
import pt.vez.calendar.Municipalities;
import pt.vez.calendar.Municipalities.Municipality;
import pt.vez.calendar.WorkingHours;
import pt.vez.casework.CaseFacts;
import pt.vez.casework.CaseFacts.Facts;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseNumber;
import pt.vez.invitations.Allocation;
import pt.vez.invitations.Disruptions;
import pt.vez.invitations.Offers;
import pt.vez.invitations.Replacement;
import pt.vez.invitations.internal.OfferDesk.Proposal;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Meetings;
import pt.vez.scheduling.SeatKeeping;
import pt.vez.scheduling.SeatKeeping.Booked;
import pt.vez.scheduling.SeatKeeping.FreeSeat;
import pt.vez.scheduling.SeatKeeping.Keep;
import pt.vez.scheduling.SeatKeeping.Place;
import pt.vez.scheduling.SeatQuota;
import pt.vez.shared.Actor;
import pt.vez.shared.GeoPoint;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;
import tools.jackson.databind.json.JsonMapper;

@Service
class DisruptionService implements Disruptions {
    private static final int CHUNK = 500;
    private static final int LONGEST_SEARCH_DAYS = 120;
    private static final Set<SeatQuota> PUBLIC = Set.of(SeatQuota.PUBLIC);
    private static final Set<SeatQuota> RESERVE = Set.of(SeatQuota.RESERVE);
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final SeatKeeping seats;
    private final Meetings meetings;
    private final OfferDesk offers;
    private final Allocation allocation;
    private final CaseFacts facts;
    private final Municipalities municipalities;
    private final WorkingHours hours;
    private final Holidays holidays;
    private final Transactions transactions;
    private final Journal journal;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    DisruptionService(
            JdbcClient jdbc,
            JdbcTemplate batch,
            SeatKeeping seats,
            Meetings meetings,
            OfferDesk offers,
            Allocation allocation,
            CaseFacts facts,
            Municipalities municipalities,
            WorkingHours hours,
            Holidays holidays,
            Transactions transactions,
            Journal journal,
            Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.seats = seats;
        this.meetings = meetings;
        this.offers = offers;
        this.allocation = allocation;
        this.facts = facts;
        this.municipalities = municipalities;
        this.hours = hours;
        this.holidays = holidays;
        this.transactions = transactions;
        this.journal = journal;
        this.clock = clock;
    }

    /** The scope says what the clock of a centre shows: one window for the centres of each zone. */
    private List<SeatKeeping.Scope> windows(Scope scope) {
        Map<UUID, ZoneId> zones = seats.places().stream()
                .collect(Collectors.toMap(place -> place.id().value(), Place::zone));
        Map<ZoneId, List<CentreId>> byZone = scope.centres().stream()
                .collect(Collectors.groupingBy(
                        centre -> zones.getOrDefault(centre, LISBON),
                        LinkedHashMap::new,
                        Collectors.mapping(CentreId::new, Collectors.toList())));
        return byZone.entrySet().stream()
                .map(each -> new SeatKeeping.Scope(
                        each.getValue(),
                        scope.desks(),
                        scope.services(),
                        scope.from().atZone(each.getKey()).toInstant(),
                        scope.until().atZone(each.getKey()).toInstant()))
                .toList();
    }

    /** In the order of their start. */
    private List<Booked> booked(Scope scope) {
        return windows(scope).stream()
                .flatMap(window -> seats.booked(window).stream())
                .sorted(Comparator.comparing(Booked::start))
                .toList();
    }

    private void check(Scope scope) {
        if (scope.centres().isEmpty()) {
            throw new InvalidInput("waves.centres.missing");
        }
        boolean over = windows(scope).stream().allMatch(window -> window.until().isBefore(clock.instant()));
        if (!scope.until().isAfter(scope.from()) || over) {
            throw new InvalidInput("disruption.window");
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), LISBON);
        if (scope.latest().isBefore(today) || scope.latest().isAfter(today.plusDays(LONGEST_SEARCH_DAYS))) {
            throw new InvalidInput("publish.range", LONGEST_SEARCH_DAYS);
        }
    }

    private Map<UUID, Facts> known(List<Booked> booked) {
        Map<UUID, Facts> known = new HashMap<>();
        List<CaseId> ids = booked.stream().map(Booked::caseId).toList();
        for (int from = 0; from < ids.size(); from += CHUNK) {
            facts.of(ids.subList(from, Math.min(ids.size(), from + CHUNK)))
                    .forEach(each -> known.put(each.id().value(), each));
        }
        return known;
    }

    private static boolean isProtected(@Nullable Facts known) {
        return known != null && (known.protectedAppointment() || known.courtOrderBy() != null);
    }

    /**
     * Free seats anywhere outside of the scope, from the end of the notice to the last day, both by the calendar of each
     * centre. They may be before the closure: somebody who had planned for a day wants the nearest one.
     */
    private List<FreeSeat> room(Scope scope, Set<String> services, Set<SeatQuota> quotas) {
        List<Place> places = seats.places();
        Map<String, Municipality> towns =
                municipalities.all().stream().collect(Collectors.toMap(Municipality::code, Function.identity()));
        Map<UUID, Notice> notices = new HashMap<>();
        for (Place place : places) {
            LocalDate ends = noticeEnds(place.zone(), towns.get(place.municipality()));
            notices.put(place.id().value(), new Notice(place.zone(), ends));
        }
        List<CentreId> all = places.stream().map(Place::id).toList();
        Instant from = clock.instant();
        Instant until = scope.latest().plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant();
        List<FreeSeat> free = new ArrayList<>();
        for (String service : services) {
            seats.free(all, service, from, until, quotas).stream()
                    .filter(seat -> {
                        Notice notice = notices.get(seat.centre());
                        return notice != null
                                && !seat.day().isBefore(notice.ends())
                                && !seat.day().isAfter(scope.latest())
                                && !isInside(scope, seat, notice.zone());
                    })
                    .forEach(free::add);
        }
        return free;
    }

    /** @param ends first day somebody may be moved to */
    private record Notice(ZoneId zone, LocalDate ends) {}

    /** The first day somebody may be moved to: so many working days of the place after today. */
    private LocalDate noticeEnds(ZoneId zone, @Nullable Municipality municipality) {
        LocalDate day = LocalDate.ofInstant(clock.instant(), zone);
        for (int left = allocation.policy().noticeDays(); left > 0; ) {
            day = day.plusDays(1);
            left -= holidays.isWorkingDay(day, municipality) ? 1 : 0;
        }
        return day;
    }

    /** Before the seats are closed the whole window of its centres is left alone; desks at work elsewhere come later. */
    private static boolean isInside(Scope scope, FreeSeat seat, ZoneId zone) {
        LocalDateTime start = LocalDateTime.ofInstant(seat.start(), zone);
        return scope.centres().contains(seat.centre())
                && scope.desks().isEmpty()
                && (scope.services().isEmpty() || scope.services().contains(seat.service()))
                && !start.isBefore(scope.from())
                && start.isBefore(scope.until());
    }

    @Override
    @Transactional(readOnly = true)
    public Preview preview(Actor actor, Scope scope) {
        actor.require(Role.ADMINISTRATOR);
        check(scope);
        List<Booked> booked = booked(scope);
        Map<UUID, Facts> known = known(booked);
        Set<String> services = booked.stream().map(Booked::service).collect(Collectors.toSet());
        int protectedPeople = (int) booked.stream()
                .filter(each -> isProtected(known.get(each.caseId().value())))
                .count();
        int families = (int) booked.stream()
                .map(each -> known.get(each.caseId().value()))
                .filter(each -> each != null && each.familyId() != null && each.family() > 1)
                .map(Facts::familyId)
                .distinct()
                .count();
        Map<UUID, String> names = seats.places().stream()
                .collect(Collectors.toMap(place -> place.id().value(), Place::name));
        Map<List<Object>, Long> weeks = new TreeMap<>(Comparator.comparing(Object::toString));
        List<FreeSeat> free = room(scope, services, PUBLIC);
        free.forEach(seat -> weeks.merge(
                List.of(
                        names.getOrDefault(seat.centre(), ""),
                        seat.day().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                        seat.service()),
                1L,
                Long::sum));
        List<Room> room = weeks.entrySet().stream()
                .map(entry -> new Room(
                        (String) entry.getKey().get(0),
                        (LocalDate) entry.getKey().get(1),
                        (String) entry.getKey().get(2),
                        entry.getValue()))
                .toList();
        return new Preview(
                booked.size(),
                windows(scope).stream().mapToInt(meetings::count).sum(),
                protectedPeople,
                families,
                room,
                free.size());
    }

    @Override
    public UUID propose(Actor actor, Scope scope, String reason) {
        actor.require(Role.ADMINISTRATOR);
        check(scope);
        if (reason.isBlank() || reason.strip().length() > 200) {
            throw new InvalidInput("disruption.reason");
        }
        UUID id = Ids.next();
        transactions.run(() -> {
            jdbc.sql("insert into invitations_plan (id, reason, from_at, to_at, scope, latest_date, state, created_at,"
                            + " created_by) values (?, ?, ?, ?, ?, ?, 'COMPUTING', ?, ?)")
                    .params(
                            id,
                            reason.strip(),
                            scope.from(),
                            scope.until(),
                            json.writeValueAsString(scope),
                            scope.latest(),
                            clock.instant(),
                            actor.name())
                    .update();
            windows(scope).forEach(seats::close);
            journal.record(actor, "plan.proposed", null, null, "");
            return id;
        });
        compute(id, scope);
        return id;
    }

    /** Finds a seat for everybody and writes it down; done again after a restart it starts from the beginning. */
    void compute(UUID planId, Scope scope) {
        Instant started = clock.instant();
        List<Booked> booked = booked(scope);
        Map<UUID, Facts> known = known(booked);
        Map<UUID, Place> places = seats.places().stream()
                .collect(Collectors.toMap(place -> place.id().value(), Function.identity()));
        Map<UUID, Integer> order = order(booked, known);
        Map<String, GeoPoint> homes = new HashMap<>();
        municipalities.all().forEach(each -> homes.put(each.code(), each.centre()));
        List<Replacement.Person> people = new ArrayList<>();
        Set<UUID> stands = new HashSet<>();
        for (Booked each : booked) {
            Facts person = known.get(each.caseId().value());
            Place from = places.get(each.centre());
            if (scope.protectedStand() && isProtected(person)) {
                stands.add(each.appointment());
            } else if (from != null) {
                String municipality = person == null ? null : person.municipality();
                people.add(new Replacement.Person(
                        each.appointment(),
                        each.service(),
                        municipality == null ? from.point() : homes.getOrDefault(municipality, from.point()),
                        from.point(),
                        each.day(),
                        java.util.Objects.requireNonNull(order.get(each.appointment())),
                        person == null || person.family() < 2 ? null : person.familyId(),
                        isProtected(person)));
            }
        }
        Set<String> services = booked.stream().map(Booked::service).collect(Collectors.toSet());
        List<Replacement.Seat> free = new ArrayList<>();
        room(scope, services, PUBLIC).forEach(seat -> free.add(seat(seat, false)));
        if (people.stream().anyMatch(Replacement.Person::first)) {
            room(scope, services, RESERVE).forEach(seat -> free.add(seat(seat, true)));
        }
        Map<UUID, GeoPoint> points = new HashMap<>();
        places.forEach((id, place) -> points.put(id, place.point()));
        Map<UUID, Replacement.Move> moves = Replacement.solve(people, free, points).moves().stream()
                .collect(Collectors.toMap(move -> move.person().id(), Function.identity()));
        int millis = (int) Duration.between(started, clock.instant()).toMillis();
        transactions.run(() -> {
            jdbc.sql("delete from invitations_plan_item where plan_id = ?")
                    .param(planId)
                    .update();
            List<@Nullable Object[]> rows = new ArrayList<>();
            for (Booked each : booked) {
                Facts person = known.get(each.caseId().value());
                Replacement.Move move = moves.get(each.appointment());
                boolean stand = stands.contains(each.appointment());
                rows.add(new @Nullable Object[] {
                    planId,
                    each.appointment(),
                    each.caseId().value(),
                    person == null ? null : person.familyId(),
                    order.get(each.appointment()),
                    stand,
                    each.slot(),
                    each.seat(),
                    move == null ? null : move.seat().slot(),
                    move == null ? null : move.seat().seat(),
                    move == null ? null : move.days(),
                    move == null ? null : move.kilometres(),
                    stand ? "STANDS" : "PROPOSED"
                });
            }
            batch.batchUpdate(
                    "insert into invitations_plan_item (plan_id, appointment_id, case_id, family_id, place, stands, from_slot,"
                            + " from_seat, to_slot, to_seat, days, kilometres, state) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    rows);
            jdbc.sql(
                            "update invitations_plan set state = 'PROPOSED', computed_ms = ? where id = ? and state = 'COMPUTING'")
                    .params(millis, planId)
                    .update();
            return planId;
        });
    }

    private static Replacement.Seat seat(FreeSeat seat, boolean reserve) {
        return new Replacement.Seat(
                seat.slot(), seat.seat(), seat.centre(), seat.service(), seat.start(), seat.end(), seat.day(), reserve);
    }

    /** Court orders and flagged cases first, then by points, then by the date they had. */
    private Map<UUID, Integer> order(List<Booked> booked, Map<UUID, Facts> known) {
        Map<UUID, Integer> scores = new HashMap<>();
        var policy = allocation.policy();
        known.forEach((id, each) -> scores.put(
                id,
                pt.vez.invitations.Score.of(each, policy, clock.instant(), 0).total()));
        List<Booked> sorted = booked.stream()
                .sorted(Comparator.comparing((Booked each) ->
                                !isProtected(known.get(each.caseId().value())))
                        .thenComparing(
                                each -> -scores.getOrDefault(each.caseId().value(), 0))
                        .thenComparing(Booked::start)
                        .thenComparing(Booked::appointment))
                .toList();
        Map<UUID, Integer> order = new HashMap<>();
        for (int i = 0; i < sorted.size(); i++) {
            order.put(sorted.get(i).appointment(), i + 1);
        }
        return order;
    }

    @Override
    public void send(Actor actor, UUID planId) {
        move(actor, planId, "plan.sent", State.SENDING, State.PROPOSED);
    }

    @Override
    public void pause(Actor actor, UUID planId) {
        move(actor, planId, "plan.paused", State.PAUSED, State.SENDING, State.SENT);
    }

    @Override
    public void resume(Actor actor, UUID planId) {
        move(actor, planId, "plan.resumed", State.SENDING, State.PAUSED);
        // The time of the pause is not counted against those who were asked.
        jdbc.sql(
                        "update invitations_offer set expires_at = greatest(expires_at, ?) where plan_id = ? and state = 'OFFERED'")
                .params(clock.instant().plus(Duration.ofHours(4)), planId)
                .update();
    }

    @Override
    public void undo(Actor actor, UUID planId) {
        move(
                actor,
                planId,
                "plan.undone",
                State.UNDOING,
                State.PROPOSED,
                State.SENDING,
                State.PAUSED,
                State.SENT,
                State.COMPUTING);
    }

    private void move(Actor actor, UUID planId, String action, State to, State... from) {
        actor.require(Role.ADMINISTRATOR);
        transactions.run(() -> {
            State now = State.valueOf(jdbc.sql("select state from invitations_plan where id = ? for update")
                    .param(planId)
                    .query(String.class)
                    .optional()
                    .orElseThrow(() -> new NotFound("error.notFound")));
            if (!List.of(from).contains(now)) {
                throw new InvalidInput("disruption.state");
            }
            jdbc.sql("update invitations_plan set state = ? where id = ?")
                    .params(to.name(), planId)
                    .update();
            journal.record(actor, action, null, null, "");
            return planId;
        });
    }

    private record Work(UUID id, State state, Scope scope, LocalDate latest) {}

    @Override
    public int step() {
        List<Work> open = jdbc.sql("select id, state, scope, latest_date from invitations_plan"
                        + " where state in ('COMPUTING', 'SENDING', 'UNDOING') order by created_at")
                .query((row, n) -> new Work(
                        row.getObject(1, UUID.class),
                        State.valueOf(row.getString(2)),
                        json.readValue(row.getString(3), Scope.class),
                        row.getObject(4, LocalDate.class)))
                .list();
        int done = 0;
        for (Work work : open) {
            switch (work.state()) {
                case SENDING -> done += drain(() -> sendSome(work.id(), work.scope()));
                case UNDOING -> done += drain(() -> undoSome(work));
                default -> {
                    // Left by a computation that a restart interrupted.
                    if (createdBefore(work.id(), clock.instant().minus(Duration.ofMinutes(2)))) {
                        compute(work.id(), work.scope());
                    }
                }
            }
        }
        return done;
    }

    private boolean createdBefore(UUID planId, Instant moment) {
        return jdbc.sql("select count(*) from invitations_plan where id = ? and created_at < ?")
                        .params(planId, moment)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private int drain(java.util.function.IntSupplier some) {
        int done = 0;
        for (int step = transactions.run(some::getAsInt); step > 0; step = transactions.run(some::getAsInt)) {
            done += step;
        }
        return done;
    }

    private record ItemRow(
            UUID appointment,
            CaseId caseId,
            UUID fromSlot,
            int fromSeat,
            @Nullable UUID toSlot,
            @Nullable UUID toCentre,
            int toSeat,
            @Nullable UUID offer,
            Item state,
            @Nullable String service) {}

    private static final RowMapper<ItemRow> ITEM = (row, n) -> new ItemRow(
            row.getObject(1, UUID.class),
            new CaseId(row.getObject(2, UUID.class)),
            row.getObject(3, UUID.class),
            row.getInt(4),
            row.getObject(5, UUID.class),
            row.getObject(6, UUID.class),
            row.getInt(7),
            row.getObject(8, UUID.class),
            Item.valueOf(row.getString(9)),
            row.getString(10));
    private static final String SELECT_ITEM = "select i.appointment_id, i.case_id, i.from_slot, i.from_seat, i.to_slot,"
            + " s.centre_id, i.to_seat, i.offer_id, i.state, a.service_code from invitations_plan_item i"
            + " left join scheduling_appointment a on a.id = i.appointment_id"
            + " left join scheduling_slot s on s.id = i.to_slot where i.plan_id = ? and ";

    private boolean isIn(UUID planId, State state) {
        return jdbc.sql("select count(*) from invitations_plan where id = ? and state = ? for update")
                        .params(planId, state.name())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** The next five hundred in order: seats kept, offers made, or into the queue of those to call. */
    private int sendSome(UUID planId, Scope scope) {
        if (!isIn(planId, State.SENDING)) {
            return 0;
        }
        List<ItemRow> some = jdbc.sql(SELECT_ITEM + "i.state = 'PROPOSED' order by i.place limit " + CHUNK)
                .param(planId)
                .query(ITEM)
                .list();
        if (some.isEmpty()) {
            windows(scope).forEach(meetings::callOff);
            jdbc.sql("update invitations_plan set state = 'SENT' where id = ?")
                    .param(planId)
                    .update();
            return 0;
        }
        Instant now = clock.instant();
        Map<UUID, ZoneId> zones = seats.places().stream()
                .collect(Collectors.toMap(place -> place.id().value(), Place::zone));
        Map<ZoneId, List<Proposal>> proposals = new LinkedHashMap<>();
        for (ItemRow item : some) {
            UUID slot = item.toSlot();
            String service = item.service();
            if (slot != null && service != null) {
                proposals
                        .computeIfAbsent(zones.getOrDefault(item.toCentre(), LISBON), zone -> new ArrayList<>())
                        .add(new Proposal(item.caseId(), service, slot, item.toSeat(), item.appointment(), planId));
            }
        }
        Duration term = Duration.ofHours(allocation.policy().offerHours() * 2L);
        Map<CaseId, UUID> made = new HashMap<>();
        proposals.forEach((zone, all) ->
                made.putAll(offers.make(Offers.Kind.REPLACEMENT, all, hours.plus(now, term, zone, null))));
        batch.batchUpdate(
                "update invitations_plan_item set state = ?, offer_id = ?, done_at = ? where plan_id = ? and appointment_id = ?",
                some.stream()
                        .map(item -> new @Nullable Object[] {
                            made.containsKey(item.caseId()) ? "SENT" : "FALLBACK",
                            made.get(item.caseId()),
                            now,
                            planId,
                            item.appointment()
                        })
                        .toList());
        return some.size();
    }

    /** Everything a plan did is taken back, in the order in which it was done last. */
    private int undoSome(Work work) {
        if (!isIn(work.id(), State.UNDOING)) {
            return 0;
        }
        List<ItemRow> some = jdbc.sql(SELECT_ITEM + "i.state <> 'UNDONE' order by i.place desc limit " + CHUNK)
                .param(work.id())
                .query(ITEM)
                .list();
        if (some.isEmpty()) {
            windows(work.scope()).forEach(seats::reopen);
            jdbc.sql("update invitations_plan set state = 'UNDONE' where id = ?")
                    .param(work.id())
                    .update();
            return 0;
        }
        List<UUID> open = some.stream()
                .filter(item -> item.state() == Item.SENT)
                .flatMap(item -> Optional.ofNullable(item.offer()).stream())
                .toList();
        List<UUID> holds = open.stream()
                .flatMap(offer -> jdbc
                        .sql("select hold_id from invitations_offer where id = ? and state = 'OFFERED'")
                        .param(offer)
                        .query(UUID.class)
                        .optional()
                        .stream())
                .toList();
        offers.close(open, Offers.State.WITHDRAWN);
        seats.giveUp(holds, null);
        some.stream().filter(item -> item.state() == Item.ACCEPTED).forEach(this::moveBack);
        Instant now = clock.instant();
        batch.batchUpdate(
                "update invitations_plan_item set state = 'UNDONE', done_at = ? where plan_id = ? and appointment_id = ?",
                some.stream()
                        .map(item -> new Object[] {now, work.id(), item.appointment()})
                        .toList());
        return some.size();
    }

    /** Whoever accepted gets the old seat back, if it is still there and the new one was not changed again. */
    private void moveBack(ItemRow item) {
        String service = item.service();
        boolean unchanged = seats.bookedBy(item.caseId())
                .filter(booked -> booked.appointment().equals(item.appointment()))
                .filter(booked -> booked.slot().equals(item.toSlot()) && booked.seat() == item.toSeat())
                .isPresent();
        if (unchanged && service != null) {
            var keep = new Keep(Ids.next(), item.caseId(), service, item.fromSlot(), item.fromSeat());
            if (!seats.keep(List.of(keep), clock.instant().plus(Duration.ofMinutes(5)))
                    .isEmpty()) {
                seats.take(new Actor(item.appointment(), "Vez", Set.of(), null), item.caseId(), keep.holdId());
            }
        }
    }

    private static final String SELECT_PLAN =
            "select p.id, p.reason, p.from_at, p.to_at, p.state, p.created_at, p.created_by,"
                    + " count(i.plan_id), coalesce(sum(i.state = 'PROPOSED'), 0), coalesce(sum(i.state = 'STANDS'), 0),"
                    + " coalesce(sum(i.state = 'SENT'), 0), coalesce(sum(i.state = 'ACCEPTED'), 0),"
                    + " coalesce(sum(i.state = 'DECLINED'), 0), coalesce(sum(i.state = 'FALLBACK'), 0),"
                    + " coalesce(sum(i.state = 'UNDONE'), 0), coalesce(avg(abs(i.days)), 0), coalesce(max(abs(i.days)), 0),"
                    + " coalesce(avg(i.kilometres), 0), p.computed_ms from invitations_plan p"
                    + " left join invitations_plan_item i on i.plan_id = p.id ";
    private static final RowMapper<Plan> PLAN = (row, n) -> new Plan(
            row.getObject(1, UUID.class),
            row.getString(2),
            row.getObject(3, LocalDateTime.class),
            row.getObject(4, LocalDateTime.class),
            State.valueOf(row.getString(5)),
            row.getObject(6, Instant.class),
            row.getString(7),
            row.getInt(8),
            row.getInt(9),
            row.getInt(10),
            row.getInt(11),
            row.getInt(12),
            row.getInt(13),
            row.getInt(14),
            row.getInt(15),
            row.getDouble(16),
            row.getInt(17),
            row.getDouble(18),
            row.getObject(19, Integer.class));

    @Override
    @Transactional(readOnly = true)
    public Plan plan(Actor actor, UUID planId) {
        actor.require(Role.ADMINISTRATOR);
        return jdbc.sql(SELECT_PLAN + "where p.id = ? group by p.id")
                .param(planId)
                .query(PLAN)
                .optional()
                .orElseThrow(() -> new NotFound("error.notFound"));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Plan> plans(Actor actor) {
        actor.require(Role.ADMINISTRATOR);
        return jdbc.sql(SELECT_PLAN + "group by p.id order by p.created_at desc limit 50")
                .query(PLAN)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<ToCall> toCall(Actor actor, UUID planId) {
        actor.require(Role.ADMINISTRATOR);
        return jdbc.sql(
                        "select i.case_id, c.number, i.state from invitations_plan_item i join casework_case c on c.id = i.case_id"
                                + " where i.plan_id = ? and i.state in ('FALLBACK', 'DECLINED') order by i.place limit 1000")
                .param(planId)
                .query((row, n) -> new ToCall(
                        row.getObject(1, UUID.class),
                        new CaseNumber(row.getString(2)).display(),
                        Item.valueOf(row.getString(3).toUpperCase(Locale.ROOT))))
                .list();
    }
}
