package pt.vez.scheduling.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.Dates;
import pt.vez.scheduling.Centre;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.Publications;
import pt.vez.scheduling.Publications.Publication;
import pt.vez.scheduling.Publications.State;
import pt.vez.scheduling.Publishing;
import pt.vez.shared.Ids;
import pt.vez.shared.NotFound;
import pt.vez.shared.Zones;
import pt.vez.shell.Actions;
import pt.vez.shell.Pill;
import pt.vez.shell.Screen;
import pt.vez.shell.Table;
import pt.vez.shell.Variant;

/** Publishing several centres at once: the form, what was published, and one publication with how far it is. */
@Route("publishing/:publication?")
@RolesAllowed("ADMINISTRATOR")
class PublishingView extends Screen implements BeforeEnterObserver {
    private static final int POLL_MILLIS = 1_000;
    private final CurrentActor current;
    private final Centres centres;
    private final Publications publications;
    private final Publishing publishing;
    private final Clock clock;
    private @Nullable PublicationSection shown;

    PublishingView(
            CurrentActor current, Centres centres, Publications publications, Publishing publishing, Clock clock) {
        super("publishing.title");
        this.current = current;
        this.centres = centres;
        this.publications = publications;
        this.publishing = publishing;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<String> id = event.getRouteParameters().get("publication");
        shown = null;
        resetWithHeading(t("publishing.lead"));
        if (id.isPresent()) {
            runOrShowError(() -> open(publications.get(current.get(), uuid(id.get()))));
        } else {
            choose(event.getLocation().getQueryParameters());
        }
        UI ui = getUI().orElse(event.getUI());
        var polling = ui.addPollListener(poll -> follow(ui));
        follow(ui);
        addDetachListener(detach -> {
            polling.remove();
            detach.getUI().setPollInterval(-1);
        });
    }

    private static UUID uuid(String text) {
        return Ids.parse(text).orElseThrow(() -> new NotFound("problem.404"));
    }

    private void choose(QueryParameters asked) {
        LocalDate today = Zones.today(clock);
        List<Centre> all = centres.all(current.get()).stream()
                .filter(centre -> centre.data().active())
                .toList();
        if (all.isEmpty()) {
            showMessage(Variant.ATTENTION, t("centres.empty"), Actions.link(t("centres.title"), "centres"));
            return;
        }
        List<String> wanted = asked.getParameters("centre");
        add(new PublishForm(
                current,
                publications,
                all,
                wanted.isEmpty()
                        ? all
                        : all.stream()
                                .filter(centre ->
                                        wanted.contains(centre.id().value().toString()))
                                .toList(),
                new PublishForm.Period(
                        day(asked, "from").orElse(today.plusDays(1)),
                        day(asked, "to").orElse(today.plusDays(Publishing.LONGEST_DAYS))),
                id -> go("publishing/" + id)));
        List<Publication> latest = publications.latest(current.get());
        var table = new Table(
                t("publishing.latest"),
                t("shifts.valid"),
                t("centres.title"),
                t("publish.added"),
                t("publish.removed"),
                t("policy.who"),
                t("centres.state"));
        for (Publication each : latest) {
            table.row(
                    new Anchor("publishing/" + each.id(), period(each)),
                    each.centres().size(),
                    each.added(),
                    each.removed(),
                    each.by(),
                    new Pill(tone(each.state()), label(each.state())));
        }
        add(new H2(t("publishing.latest")), table.orEmpty(latest.isEmpty(), t("publishing.none")));
    }

    private static Variant tone(State state) {
        return switch (state) {
            case PUBLISHED -> Variant.SUCCESS;
            case INCOMPLETE -> Variant.DANGER;
            default -> Variant.NEUTRAL;
        };
    }

    private static Optional<LocalDate> day(QueryParameters asked, String name) {
        try {
            return asked.getSingleParameter(name).map(LocalDate::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private String period(Publication publication) {
        return Dates.full(publication.from(), language()) + " – " + Dates.full(publication.to(), language());
    }

    private void open(Publication publication) {
        resetWithHeading(t("publishing.of", period(publication)), null);
        shown = new PublicationSection(
                publication,
                new PublicationSection.Commands(
                        () -> order(() -> publications.publish(current.get(), publication.id())),
                        () -> order(() -> publications.stop(current.get(), publication.id())),
                        () -> order(() -> publications.retry(current.get(), publication.id())),
                        centre -> publishing.preview(
                                current.get(), centre, latest(publication.from()), publication.to())),
                language());
        add(shown, Actions.row(Actions.link(t("publishing.other"), "publishing")));
    }

    /** Whether it went through or another administrator was faster: how it stands now is shown, and followed. */
    private void order(Runnable command) {
        runOrShowError(command);
        PublicationSection section = shown;
        if (section != null) {
            section.show(publications.get(current.get(), section.id()));
            getUI().ifPresent(ui -> ui.setPollInterval(section.isWorking() ? POLL_MILLIS : -1));
        }
    }

    /** Days that are over are not looked at again. */
    private LocalDate latest(LocalDate from) {
        LocalDate today = Zones.today(clock);
        return from.isBefore(today) ? today : from;
    }

    /** Shows how far the publication is; asks again only while the job works on it. */
    private void follow(UI ui) {
        PublicationSection section = shown;
        if (section != null && section.isWorking()) {
            section.show(publications.get(current.get(), section.id()));
        }
        ui.setPollInterval(section != null && section.isWorking() ? POLL_MILLIS : -1);
    }
}
