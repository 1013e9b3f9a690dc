package pt.vez.portal.internal;

import static pt.vez.shared.Zones.LISBON;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import pt.vez.invitations.Invitations;
import pt.vez.invitations.Invitations.Around;
import pt.vez.invitations.Invitations.Near;
import pt.vez.invitations.Link;
import pt.vez.invitations.WaitingRoom.Decision;
import pt.vez.platform.Dates;
import pt.vez.platform.VezSettings;
import pt.vez.scheduling.Availability;
import pt.vez.scheduling.Availability.Listing;
import pt.vez.scheduling.OfferedTime;
import pt.vez.scheduling.SeatKeeping.Place;

/**
 * Pages made in advance. A list of offered times is the same for everybody invited to the same service from the same
 * municipality: it is rendered once when something changed and then only written.
 */
@Component
class TurnPages {
    private static final int TIMES_PER_CENTRE = 45;
    private static final int DAYS_PER_CENTRE = 8;
    private static final Duration PLACES_FRESH = Duration.ofSeconds(30);
    private static final String MARK_UNTIL = "@UNTIL@";
    private static final String MARK_AHEAD = "@AHEAD@";
    private static final String MARK_TIME = "@TIME@";
    private static final String MARK_AGAIN = "@AGAIN@";
    private static final String MARKS = MARK_AHEAD + "|" + MARK_TIME + "|" + MARK_AGAIN;

    private final Invitations invitations;
    private final Availability availability;
    private final ITemplateEngine templates;
    private final VezSettings settings;
    private final Map<String, Kept> offered = new ConcurrentHashMap<>();
    private final Map<String, Places> places = new ConcurrentHashMap<>();
    private final Map<String, List<Part>> waiting = new ConcurrentHashMap<>();
    private final Map<String, byte[]> fixed = new ConcurrentHashMap<>();

    TurnPages(Invitations invitations, Availability availability, ITemplateEngine templates, VezSettings settings) {
        this.invitations = invitations;
        this.availability = availability;
        this.templates = templates;
        this.settings = settings;
    }

    /** @param tag changes exactly when the body does */
    record Page(byte[] body, String tag) {}

    /** A page for everybody, with one gap for the day somebody's own invitation ends. */
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

    /** One centre on the page. @param kilometres from the middle of the person's municipality, where that is known */
    public record CentreOffer(
            String name,
            String address,
            @Nullable Integer kilometres,
            String zoneNote,
            List<DayOffer> days,
            boolean open) {}

    public record DayOffer(String name, List<TimeOffer> times) {}

    public record TimeOffer(UUID slot, String time) {}

    Page offered(Link link, Locale language, @Nullable String message) {
        String notice = message != null && NOTICES.contains(message) ? message : "";
        Around around = around(link);
        long version = 0;
        for (Near near : around.centres()) {
            version = version * 31
                    + availability.listing(link.service(), near.place().id()).version();
        }
        String key = link.service() + '/' + link.municipality() + '/' + language.getLanguage() + '/' + notice;
        Kept kept = offered.get(key);
        if (kept == null || kept.version() != version) {
            // Two people may render the same page at the same moment; both get it right.
            kept = render(link, language, notice, around.centres(), version);
            offered.put(key, kept);
        }
        return kept.with(Dates.dayAndTime(link.expires(), around.zone(), language));
    }

    private Around around(Link link) {
        Places known = places.get(link.municipality());
        long now = System.nanoTime();
        if (known == null || known.until() < now) {
            known = new Places(invitations.around(link), now + PLACES_FRESH.toNanos());
            places.put(link.municipality(), known);
        }
        return known.around();
    }

    private Kept render(Link link, Locale language, String notice, List<Near> nearest, long version) {
        List<CentreOffer> centres = new ArrayList<>();
        for (Near near : nearest) {
            Place place = near.place();
            Listing listing = availability.listing(link.service(), place.id());
            Map<LocalDate, List<TimeOffer>> days = new TreeMap<>();
            int shown = 0;
            for (OfferedTime time : listing.times()) {
                LocalDate day = time.start().atZone(place.zone()).toLocalDate();
                if (shown++ >= TIMES_PER_CENTRE || (days.size() >= DAYS_PER_CENTRE && !days.containsKey(day))) {
                    break;
                }
                days.computeIfAbsent(day, any -> new ArrayList<>())
                        .add(new TimeOffer(time.slotId(), Dates.time(time.start(), place.zone())));
            }
            if (!days.isEmpty()) {
                centres.add(new CentreOffer(
                        place.name(),
                        place.address(),
                        near.kilometres(),
                        place.zone().equals(LISBON)
                                ? ""
                                : "date.zone." + place.zone().getId().replace('/', '.'),
                        days.entrySet().stream()
                                .map(entry -> new DayOffer(Dates.day(entry.getKey(), language), entry.getValue()))
                                .toList(),
                        centres.isEmpty()));
            }
        }
        var model = model(language);
        model.setVariable("centres", centres);
        model.setVariable("notice", notice);
        model.setVariable("until", MARK_UNTIL);
        String html = templates.process("turn/offered", model);
        int gap = html.indexOf(MARK_UNTIL);
        return new Kept(
                version,
                html.substring(0, gap).getBytes(StandardCharsets.UTF_8),
                html.substring(gap + MARK_UNTIL.length()).getBytes(StandardCharsets.UTF_8),
                Long.toString(version, 36) + language.getLanguage() + notice);
    }

    private Context model(Locale language) {
        boolean portuguese = "pt".equals(language.getLanguage());
        var model = new Context(language);
        model.setVariable("language", portuguese ? "pt-PT" : "en");
        model.setVariable("other", portuguese ? "en" : "pt-PT");
        model.setVariable("build", "1");
        model.setVariable("demonstration", settings.demonstration());
        return model;
    }

    /** What stands between two numbers of a page, as it is sent; or the mark of a number. */
    private record Part(String text, byte[] sent) {
        Part(String text) {
            this(text, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The same page for everybody who waits, with three numbers in it. Only these are made for each. */
    byte[] waiting(Decision.Wait wait, Locale language) {
        String key = language.getLanguage() + wait.beforeOpening();
        List<Part> parts = waiting.computeIfAbsent(key, any -> {
            var model = model(language);
            model.setVariable("before", wait.beforeOpening());
            model.setVariable("ahead", MARK_AHEAD);
            model.setVariable("time", MARK_TIME);
            model.setVariable("again", MARK_AGAIN);
            String[] texts = templates.process("turn/waiting", model).split("(?=" + MARKS + ")|(?<=" + MARKS + ")");
            return Arrays.stream(texts).map(Part::new).toList();
        });
        var page = new ByteArrayOutputStream(4_000);
        for (Part part : parts) {
            page.writeBytes(
                    switch (part.text()) {
                        case MARK_AHEAD -> grouped(wait.ahead()).getBytes(StandardCharsets.UTF_8);
                        case MARK_AGAIN -> Integer.toString(wait.againMillis()).getBytes(StandardCharsets.UTF_8);
                        case MARK_TIME -> estimate(wait.seconds(), language).getBytes(StandardCharsets.UTF_8);
                        default -> part.sent();
                    });
        }
        return page.toByteArray();
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
                any -> templates.process("turn/too-often", model(language)).getBytes(StandardCharsets.UTF_8));
    }
}
