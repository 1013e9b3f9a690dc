package pt.vez.platform;

import static pt.vez.shared.Zones.LISBON;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.ResourceBundle;

/** Dates and times in words, as a person of the language writes them; 24-hour clock in both. */
public final class Dates {
    private Dates() {}

    private static boolean portuguese(Locale language) {
        return "pt".equals(language.getLanguage());
    }

    /** <i>quinta-feira, 26 de novembro</i> / Thursday, 26 November. */
    public static String day(LocalDate date, Locale language) {
        return format(date, language, "EEEE, d 'de' MMMM", "EEEE, d MMMM");
    }

    /** <i>26 de novembro de 2026</i> / 26 November 2026. */
    public static String full(LocalDate date, Locale language) {
        return format(date, language, "d 'de' MMMM 'de' yyyy", "d MMMM yyyy");
    }

    public static String full(Instant at, ZoneId zone, Locale language) {
        return full(at.atZone(zone).toLocalDate(), language);
    }

    /** <i>qui</i> / Thu. */
    public static String weekday(LocalDate date, Locale language) {
        return format(date, language, "EEE", "EEE").replace(".", "");
    }

    /** <i>26 nov</i> / 26 Nov. */
    public static String shortDay(LocalDate date, Locale language) {
        return format(date, language, "d MMM", "d MMM").replace(".", "").replace("/", " ");
    }

    /** 09:30 in the zone; in the hour that comes twice in autumn with the offset beside it, 01:20 (UTC+1). */
    public static String time(Instant at, ZoneId zone) {
        var local = at.atZone(zone);
        String time = time(local.toLocalTime());
        boolean twice = zone.getRules().getValidOffsets(local.toLocalDateTime()).size() > 1;
        return twice ? time + " (UTC" + sign(local.getOffset().getTotalSeconds() / 3600) + ")" : time;
    }

    private static String sign(int hours) {
        return hours < 0 ? "−" + -hours : "+" + hours;
    }

    public static String time(LocalTime time) {
        return DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(time);
    }

    /** 09:30; where it is not mainland time, whose it is: <i>09:30 (hora dos Açores)</i>. */
    public static String time(Instant at, ZoneId zone, Locale language) {
        return time(at, zone) + clock(at, zone, language);
    }

    /** 09:30–13:00, with the clock's name as above. */
    public static String times(Instant start, Instant end, ZoneId zone, Locale language) {
        return time(start, zone) + "–" + time(end, zone) + clock(start, zone, language);
    }

    /** <i>09:30 (hora de Lisboa)</i>, for readers whose own clock may be another one. */
    public static String lisbonTime(Instant at, Locale language) {
        return time(at, LISBON) + " (" + clockName(LISBON, language) + ")";
    }

    /** <i>quinta-feira, 26 de novembro, 09:30–13:00 (hora de Lisboa)</i>, as above. */
    public static String dayAndLisbonTimes(Instant start, Instant end, Locale language) {
        return day(start.atZone(LISBON).toLocalDate(), language) + ", " + time(start, LISBON) + "–"
                + lisbonTime(end, language);
    }

    /** <i>quinta-feira, 26 de novembro, 09:30</i>; where it is not mainland time, whose it is: <i>09:30 (hora dos Açores)</i>. */
    public static String dayAndTime(Instant at, ZoneId zone, Locale language) {
        return day(at.atZone(zone).toLocalDate(), language) + ", " + time(at, zone, language);
    }

    /** <i>quinta-feira, 26 de novembro, 09:30–13:00</i>, with the clock's name as in {@link #dayAndTime}. */
    public static String dayAndTimes(Instant start, Instant end, ZoneId zone, Locale language) {
        return day(start.atZone(zone).toLocalDate(), language) + ", " + times(start, end, zone, language);
    }

    /** The name of the zone's clock in brackets, nothing while it shows the same as in Lisbon. */
    private static String clock(Instant at, ZoneId zone, Locale language) {
        if (LISBON.getRules().getOffset(at).equals(zone.getRules().getOffset(at))) {
            return "";
        }
        return " (" + clockName(zone, language) + ")";
    }

    /** <i>hora dos Açores</i> / Azores time; of a zone without a name in the product its id. */
    public static String clockName(ZoneId zone, Locale language) {
        String key = "date.zone." + zone.getId().replace('/', '.');
        ResourceBundle words = ResourceBundle.getBundle(
                "vaadin-i18n.translations", portuguese(language) ? Languages.PORTUGUESE : Languages.ENGLISH);
        return words.containsKey(key) ? words.getString(key) : zone.getId();
    }

    /** <i>quinta-feira, 26 de novembro de 2026, 09:30</i>, for what is kept on paper; the clock's name as above. */
    public static String fullDayAndTime(Instant at, ZoneId zone, Locale language) {
        LocalDate day = at.atZone(zone).toLocalDate();
        return format(day, language, "EEEE, d 'de' MMMM 'de' yyyy", "EEEE, d MMMM yyyy") + ", "
                + time(at, zone, language);
    }

    /** 26/11/2026 09:30, for dense tables. */
    public static String stamp(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm", Locale.ROOT).format(at.atZone(zone));
    }

    /** Whole days between two days of the zone; 0 is today. */
    public static long daysUntil(Instant at, Instant now, ZoneId zone) {
        return ChronoUnit.DAYS.between(
                now.atZone(zone).toLocalDate(), at.atZone(zone).toLocalDate());
    }

    /** Whole months an instant lies back, for "waiting since". */
    public static long months(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toDays() / 30);
    }

    private static String format(LocalDate date, Locale language, String portuguese, String english) {
        return DateTimeFormatter.ofPattern(portuguese(language) ? portuguese : english, language)
                .format(date);
    }
}
