package pt.vez.portal.internal;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import pt.vez.associations.Contact;
import pt.vez.associations.ContactDirectory;
import pt.vez.platform.Dates;
import pt.vez.platform.Languages;
import pt.vez.scheduling.CentreDirectory;
import pt.vez.scheduling.CentreDirectory.Hours;
import pt.vez.scheduling.ui.AppointmentFormatter;
import pt.vez.shared.Phone;

/** Where a person finds help: centres and partner bodies, without signing in. */
@Controller
class HelpController {
    private final CentreDirectory centres;
    private final ContactDirectory partners;
    private final PublicPageModel publicPage;

    HelpController(CentreDirectory centres, ContactDirectory partners, PublicPageModel publicPage) {
        this.centres = centres;
        this.partners = partners;
        this.publicPage = publicPage;
    }

    /**
     * One place on the page.
     *
     * @param hours one line for each group of days with the same hours
     * @param call the number as a telephone dials it, null without one
     */
    public record Place(
            String name,
            String address,
            List<String> hours,
            String languages,
            @Nullable String phone,
            @Nullable String call,
            String access,
            String map) {}

    @GetMapping("/help")
    String help(Locale locale, Model model) {
        Locale language = Languages.of(locale.toLanguageTag());
        publicPage.fill(model, locale);
        model.addAttribute(
                "centres",
                centres.open().stream().map(entry -> centre(entry, language)).toList());
        model.addAttribute(
                "partners",
                partners.reachable().stream()
                        .map(entry -> partner(entry, language))
                        .toList());
        return "public/help";
    }

    private static Place centre(CentreDirectory.Entry entry, Locale language) {
        var data = entry.data();
        return new Place(
                data.name(),
                data.address() + ", " + data.postalCode(),
                lines(entry.hours(), language),
                "",
                shown(data.phone()),
                data.phone(),
                data.access().in(language),
                AppointmentFormatter.map(data));
    }

    private static Place partner(ContactDirectory.Entry entry, Locale language) {
        Contact contact = entry.contact();
        return contact == null
                ? new Place(
                        entry.name(),
                        entry.city(),
                        List.of(),
                        "",
                        null,
                        null,
                        "",
                        AppointmentFormatter.map(entry.name() + ", " + entry.city()))
                : new Place(
                        entry.name(),
                        contact.address(),
                        contact.hours().in(language).isBlank()
                                ? List.of()
                                : List.of(contact.hours().in(language)),
                        contact.languages(),
                        shown(contact.phone()),
                        contact.phone(),
                        "",
                        AppointmentFormatter.map(contact.address()));
    }

    /** A number that is stored otherwise is shown as it is: one centre never takes the page away from all. */
    private static @Nullable String shown(@Nullable String phone) {
        return phone != null && Phone.isValid(phone) ? new Phone(phone).display() : phone;
    }

    /** Days that follow each other and have the same hours become one line. */
    private static List<String> lines(List<Hours> hours, Locale language) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= hours.size(); i++) {
            boolean goesOn = i < hours.size()
                    && hours.get(i).day() == hours.get(i - 1).day().plus(1)
                    && hours.get(i).opens().equals(hours.get(from).opens())
                    && hours.get(i).closes().equals(hours.get(from).closes());
            if (!goesOn) {
                Hours first = hours.get(from);
                DayOfWeek last = hours.get(i - 1).day();
                lines.add(name(first.day(), language)
                        + (last == first.day() ? "" : " – " + name(last, language))
                        + ", " + Dates.time(first.opens()) + " – " + Dates.time(first.closes()));
                from = i;
            }
        }
        return lines;
    }

    private static String name(DayOfWeek day, Locale language) {
        return day.getDisplayName(TextStyle.FULL_STANDALONE, language);
    }
}
