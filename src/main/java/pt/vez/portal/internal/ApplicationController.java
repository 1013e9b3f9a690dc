package pt.vez.portal.internal;

import static pt.vez.shared.Zones.LISBON;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pt.vez.associations.WorkTime;
import pt.vez.hiring.ApplicationState;
import pt.vez.hiring.Applications;
import pt.vez.hiring.Applications.Followed;
import pt.vez.platform.Dates;
import pt.vez.platform.Languages;
import pt.vez.platform.Texts;
import pt.vez.platform.VezSettings;
import pt.vez.scheduling.Meetings.Meeting;
import pt.vez.scheduling.OfferedTime;
import pt.vez.shared.DomainException;
import pt.vez.shared.NotFound;

/** The candidate's own page: the bearer of its address follows the application, chooses a time, withdraws. */
@Controller
class ApplicationController {
    private static final Set<ApplicationState> DECIDED =
            Set.of(ApplicationState.ACCEPTED, ApplicationState.RESERVE, ApplicationState.REJECTED);
    private final Applications applications;
    private final PublicPageModel publicPage;
    private final Texts texts;
    private final VezSettings settings;

    ApplicationController(Applications applications, PublicPageModel publicPage, Texts texts, VezSettings settings) {
        this.applications = applications;
        this.publicPage = publicPage;
        this.texts = texts;
        this.settings = settings;
    }

    @GetMapping("/applications/{token}")
    String follow(@PathVariable String token, Locale locale, Model model) {
        Followed application = applications.follow(token);
        Locale language = Languages.of(locale.toLanguageTag());
        publicPage.fill(model, locale);
        model.addAttribute("token", token);
        model.addAttribute("a", application);
        model.addAttribute("callTitle", application.call().data().title().in(language));
        model.addAttribute("state", texts.label(language, application.state()));
        model.addAttribute(
                "showReason",
                DECIDED.contains(application.state()) && !application.reason().isEmpty());
        model.addAttribute("received", Dates.dayAndTime(application.receivedAt(), LISBON, language));
        LocalDate eraseBy = application.eraseBy();
        model.addAttribute("eraseBy", eraseBy == null ? null : Dates.full(eraseBy, language));
        model.addAttribute(
                "reads",
                application.reads().stream()
                        .map(at -> Dates.dayAndTime(at, LISBON, language))
                        .toList());
        model.addAttribute("address", settings.address() + "/applications/" + token);
        model.addAttribute(
                "mayWithdraw",
                application.state() != ApplicationState.WITHDRAWN && application.state() != ApplicationState.HIRED);
        interview(token, application, language, model);
        return "hiring/application";
    }

    private void interview(String token, Followed application, Locale language, Model model) {
        Meeting chosen = application.interview();
        if (chosen != null) {
            model.addAttribute(
                    "interview", Dates.dayAndTime(chosen.start(), chosen.venue().zone(), language));
        }
        applications.choice(token).ifPresent(choice -> {
            ZoneId zone = choice.venue().zone();
            Map<String, List<OfferedTime>> days = new LinkedHashMap<>();
            Map<UUID, String> hours = new HashMap<>();
            for (OfferedTime time : choice.times()) {
                days.computeIfAbsent(day(time.start(), zone, language), any -> new ArrayList<>())
                        .add(time);
                hours.put(time.slotId(), Dates.time(time.start(), zone, language));
            }
            model.addAttribute("allTimes", times(WorkTime.values(), language));
            model.addAttribute(
                    "asked",
                    String.join(
                            ", ",
                            times(application.otherHours().toArray(WorkTime[]::new), language)
                                    .values()));
            model.addAttribute("venue", choice.venue());
            model.addAttribute("days", days);
            model.addAttribute("hours", hours);
        });
    }

    private Map<String, String> times(WorkTime[] times, Locale language) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (WorkTime each : times) {
            labels.put(each.name(), texts.label(language, each));
        }
        return labels;
    }

    private static String day(Instant start, ZoneId zone, Locale language) {
        return Dates.day(start.atZone(zone).toLocalDate(), language);
    }

    @PostMapping("/applications/{token}/interview")
    String choose(@PathVariable String token, @RequestParam UUID slot, Locale locale, Model model) {
        return answer(token, () -> applications.choose(token, slot), locale, model);
    }

    @PostMapping("/applications/{token}/other-hours")
    String otherHours(
            @PathVariable String token,
            @RequestParam(defaultValue = "") Set<String> times,
            Locale locale,
            Model model) {
        return answer(token, () -> applications.askForOtherHours(token, times), locale, model);
    }

    @PostMapping("/applications/{token}/withdraw")
    String withdraw(@PathVariable String token, Locale locale, Model model) {
        return answer(token, () -> applications.withdraw(token), locale, model);
    }

    private String answer(String token, Runnable command, Locale locale, Model model) {
        try {
            command.run();
            return "redirect:/applications/" + token;
        } catch (NotFound e) {
            throw e;
        } catch (DomainException e) {
            model.addAttribute("problem", texts.get(locale, e));
            return follow(token, locale, model);
        }
    }

    /** The language switch after a refused command comes here. */
    @GetMapping({
        "/applications/{token}/interview",
        "/applications/{token}/other-hours",
        "/applications/{token}/withdraw"
    })
    String back(@PathVariable String token) {
        return "redirect:/applications/" + token;
    }
}
