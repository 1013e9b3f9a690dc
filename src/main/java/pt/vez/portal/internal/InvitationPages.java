package pt.vez.portal.internal;

import static pt.vez.shared.Zones.LISBON;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import pt.vez.invitations.InvitationLink;
import pt.vez.invitations.Invitations;
import pt.vez.invitations.Invitations.Around;
import pt.vez.invitations.Invitations.Near;
import pt.vez.invitations.WaitingRoom.Decision;
import pt.vez.platform.Dates;
import pt.vez.scheduling.Availability;
import pt.vez.scheduling.Availability.Listing;
import pt.vez.scheduling.OfferedTime;
import pt.vez.scheduling.PartOfDay;
import pt.vez.scheduling.SeatReservations.Place;

/**
 * Pages rendered in advance. A list of offered times is the same for all invited to the same service from the same
 * municipality: it is rendered once after a change and then only written.
 */
@Component
class InvitationPages {
    private static final int TIMES_PER_CENTRE = 45;
    private static final int DAYS_PER_CENTRE = 8;
    private static final Duration PLACES_FRESH = Duration.ofSeconds(30);
    private static final String MARK_UNTIL = "@UNTIL@";
    private static final String MARK_AHEAD = "@AHEAD@";
    private static final String MARK_TIME = "@TIME@";
    private static final String MARK_AGAIN = "@AGAIN@";
    private static final String MARK_SLOT = "@SLOT@";
    private static final String MARK_WHEN = "@WHEN@";
    private static final String MARK_PLACE = "@PLACE@";
    private static final String MARK_ADDRESS = "@ADDRESS@";
    private static final String MARKS =
            String.join("|", MARK_AHEAD, MARK_TIME, MARK_AGAIN, MARK_SLOT, MARK_WHEN, MARK_PLACE, MARK_ADDRESS);

    private final Invitations invitations;
    private final Availability availability;
    private final ITemplateEngine templates;
    private final PublicPageModel light;
    private final Map<String, Kept> offered = new ConcurrentHashMap<>();
    private final Map<String, Places> places = new ConcurrentHashMap<>();
    private final Map<String, PageParts> waiting = new ConcurrentHashMap<>();
    private final Map<String, PageParts> questions = new ConcurrentHashMap<>();
    private final Map<String, byte[]> fixed = new ConcurrentHashMap<>();

    InvitationPages(
            Invitations invitations, Availability availability, ITemplateEngine templates, PublicPageModel light) {
        this.invitations = invitations;
        this.availability = availability;
        this.templates = templates;
        this.light = light;
    }

    /** @param tag changes exactly when the body does */
    record Page(byte[] body, String tag) {}

    /** A page rendered once for all, with one gap for the day on which the reader's own invitation ends. */
    private record Kept(long version, byte[] before, byte[] after, String tag) {
        Page with(String until) {
            byte[] gap = until.getBytes(StandardCharsets.UTF_8);
            byte[] body = ByteBuffer.allocate(before.length + gap.length + after.length)
                    .put(before)
                    .put(gap)
                    .put(after)
                    .array();
            return new Page(body, "\"" + tag + Integer.toHexString(until.hashCode()) + "\"");
        }
    }

    private static final Set<String> NOTICES = Set.of("taken", "unserved", "busy");

    private record Places(Around around, long until) {}

    /**
     * One centre on the page.
     *
     * @param kilometres from the middle of the person's municipality, where that is known
     */
    public record CentreOffer(
            String name,
            String address,
            @Nullable Integer kilometres,
            String zoneNote,
            List<DayOffer> days,
            boolean open) {}

    public record DayOffer(String name, List<PartOffer> parts) {
        /** Free times of the day. */
        public int size() {
            return parts.stream().mapToInt(part -> part.times().size()).sum();
        }
    }

    /** @param key of the words for this part of the day */
    public record PartOffer(String key, List<TimeOffer> times) {}

    public record TimeOffer(UUID slot, String time) {}

    Page offered(InvitationLink invitationLink, Locale language, @Nullable String message) {
        String notice = message != null && NOTICES.contains(message) ? message : "";
        Around around = around(invitationLink);
        long version = 0;
        for (Near near : around.centres()) {
            version = version * 31
                    + availability
                            .listing(invitationLink.service(), near.place().id())
                            .version();
        }
        String key = invitationLink.service()
                + '/'
                + invitationLink.municipality()
                + '/'
                + language.getLanguage()
                + '/'
                + notice;
        Kept kept = offered.get(key);
        if (kept == null || kept.version() != version) {
            // Two people may render the same page at the same moment; both get it right.
            kept = render(invitationLink, language, notice, around.centres(), version);
            offered.put(key, kept);
        }
        return kept.with(Dates.dayAndTime(invitationLink.expires(), around.zone(), language));
    }

    private Around around(InvitationLink invitationLink) {
        Places known = places.get(invitationLink.municipality());
        long now = System.nanoTime();
        if (known == null || known.until() < now) {
            known = new Places(invitations.around(invitationLink), now + PLACES_FRESH.toNanos());
            places.put(invitationLink.municipality(), known);
        }
        return known.around();
    }

    private Kept render(
            InvitationLink invitationLink, Locale language, String notice, List<Near> nearest, long version) {
        List<CentreOffer> centres = new ArrayList<>();
        for (Near near : nearest) {
            Place place = near.place();
            Listing listing = availability.listing(invitationLink.service(), place.id());
            Map<LocalDate, Map<PartOfDay, List<TimeOffer>>> days = new TreeMap<>();
            int shown = 0;
            for (OfferedTime time : listing.times()) {
                LocalDate day = time.start().atZone(place.zone()).toLocalDate();
                if (shown++ >= TIMES_PER_CENTRE || (days.size() >= DAYS_PER_CENTRE && !days.containsKey(day))) {
                    break;
                }
                days.computeIfAbsent(day, any -> new EnumMap<>(PartOfDay.class))
                        .computeIfAbsent(PartOfDay.of(time.start(), place.zone()), any -> new ArrayList<>())
                        .add(new TimeOffer(time.slotId(), Dates.time(time.start(), place.zone())));
            }
            if (!days.isEmpty()) {
                centres.add(new CentreOffer(
                        place.name(),
                        place.address(),
                        near.kilometres(),
                        zoneNote(place),
                        days.entrySet().stream()
                                .map(entry -> day(Dates.day(entry.getKey(), language), entry.getValue()))
                                .toList(),
                        centres.isEmpty()));
            }
        }
        var model = model(language);
        model.setVariable("centres", centres);
        model.setVariable("notice", notice);
        model.setVariable("until", MARK_UNTIL);
        String html = templates.process("invitation/offered", model);
        int gap = html.indexOf(MARK_UNTIL);
        return new Kept(
                version,
                html.substring(0, gap).getBytes(StandardCharsets.UTF_8),
                html.substring(gap + MARK_UNTIL.length()).getBytes(StandardCharsets.UTF_8),
                Long.toString(version, 36) + language.getLanguage() + notice);
    }

    private static DayOffer day(String name, Map<PartOfDay, List<TimeOffer>> parts) {
        return new DayOffer(
                name,
                parts.entrySet().stream()
                        .map(part -> new PartOffer(
                                "choose." + part.getKey().name().toLowerCase(Locale.ROOT), part.getValue()))
                        .toList());
    }

    private static String zoneNote(Place place) {
        return place.zone().equals(LISBON)
                ? ""
                : "date.zone." + place.zone().getId().replace('/', '.');
    }

    /**
     * The question before a time is booked. It is put together from a page kept for the language, so that it costs as
     * little as the list before it.
     *
     * @return null when the time is not among those offered any more
     */
    byte @Nullable [] confirm(InvitationLink invitationLink, Locale language, String slot) {
        for (Near near : around(invitationLink).centres()) {
            Place place = near.place();
            for (OfferedTime time :
                    availability.listing(invitationLink.service(), place.id()).times()) {
                if (time.slotId().toString().equals(slot)) {
                    return question(place, time, language);
                }
            }
        }
        return null;
    }

    private byte[] question(Place place, OfferedTime time, Locale language) {
        String zone = zoneNote(place);
        PageParts parts = questions.computeIfAbsent(language.getLanguage() + zone, any -> {
            var model = model(language);
            model.setVariable("slot", MARK_SLOT);
            model.setVariable("when", MARK_WHEN);
            model.setVariable("place", MARK_PLACE);
            model.setVariable("address", MARK_ADDRESS);
            model.setVariable("zoneNote", zone);
            return new PageParts(templates.process("invitation/confirm", model), MARKS);
        });
        return parts.with(Map.of(
                MARK_SLOT, time.slotId().toString(),
                MARK_WHEN, Dates.dayAndTime(time.start(), place.zone(), language),
                MARK_PLACE, HtmlUtils.htmlEscape(place.name(), "UTF-8"),
                MARK_ADDRESS, HtmlUtils.htmlEscape(place.address(), "UTF-8")));
    }

    private Context model(Locale language) {
        return new Context(language, light.of(language));
    }

    /** The waiting page, rendered once, with three numbers filled in for each request. */
    byte[] waiting(Decision.Wait wait, Locale language) {
        String key = language.getLanguage() + wait.beforeOpening();
        PageParts parts = waiting.computeIfAbsent(key, any -> {
            var model = model(language);
            model.setVariable("before", wait.beforeOpening());
            model.setVariable("ahead", MARK_AHEAD);
            model.setVariable("time", MARK_TIME);
            model.setVariable("again", MARK_AGAIN);
            return new PageParts(templates.process("invitation/waiting", model), MARKS);
        });
        return parts.with(Map.of(
                MARK_AHEAD, grouped(wait.ahead()),
                MARK_AGAIN, Integer.toString(wait.againMillis()),
                MARK_TIME, estimate(wait.seconds(), language)));
    }

    /** Groups of three with a narrow space, which both languages read. */
    private static String grouped(long number) {
        var text = new StringBuilder(Long.toString(number));
        for (int at = text.length() - 3; at > 0; at -= 3) {
            text.insert(at, '\u202f');
        }
        return text.toString();
    }

    /** Rounded up, so that it is rather kept than broken. */
    private static String estimate(long seconds, Locale language) {
        boolean portuguese = "pt".equals(language.getLanguage());
        if (seconds < 60) {
            return portuguese ? "menos de um minuto" : "less than a minute";
        }
        long minutes = (seconds + 59) / 60;
        if (minutes > 90) {
            long hours = (minutes + 59) / 60;
            return portuguese ? hours + " horas" : hours + " hours";
        }
        if (minutes == 1) {
            return portuguese ? "um minuto" : "one minute";
        }
        return portuguese ? minutes + " minutos" : minutes + " minutes";
    }

    byte[] tooOften(Locale language) {
        return fixed.computeIfAbsent(
                language.getLanguage(),
                any -> templates
                        .process("invitation/too-often", model(language))
                        .getBytes(StandardCharsets.UTF_8));
    }
}
