package pt.vez.training.ui;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.Dates;
import pt.vez.shared.PageOf;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.FilterBar;
import pt.vez.shell.Pager;
import pt.vez.shell.Screen;
import pt.vez.shell.Table;
import pt.vez.shell.Variant;
import pt.vez.training.CertificateStanding;
import pt.vez.training.Certificates;
import pt.vez.training.Certificates.Held;
import pt.vez.training.Courses;

/** All certificates: find one, take one back. Course and state are in the address, the name searched for is not. */
@CssImport("./styles/features/training.css")
@Route("courses/certificates")
@RolesAllowed("ADMINISTRATOR")
class CertificatesView extends Screen implements BeforeEnterObserver {
    private final CurrentActor current;
    private final Courses courses;
    private final Certificates certificates;
    private String text = "";
    private @Nullable String course;
    private @Nullable CertificateStanding standing;
    private int page;

    CertificatesView(CurrentActor current, Courses courses, Certificates certificates) {
        super("certificates.title");
        this.current = current;
        this.courses = courses;
        this.certificates = certificates;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        course = query.getSingleParameter("course").orElse(null);
        standing = FilterBar.constant(query, "state", CertificateStanding.class).orElse(null);
        resetWithHeading(null);
        runOrShowError(this::list);
    }

    private void list() {
        resetWithHeading(null);
        var all = courses.all(current.get());
        var filters = new FilterBar()
                .search(t("certificates.search"), null, text, words -> {
                    text = words;
                    page = 0;
                    list();
                })
                .choice(
                        t("certificates.course"),
                        all,
                        each -> each.name().in(language()),
                        all.stream()
                                .filter(each -> each.code().equals(course))
                                .findFirst()
                                .orElse(null),
                        chosen -> open(chosen == null ? null : chosen.code(), standing))
                .choice(
                        t("centres.state"),
                        List.of(CertificateStanding.values()),
                        this::label,
                        standing,
                        chosen -> open(course, chosen));
        PageOf<Held> found = certificates.find(
                current.get(), new Certificates.Query(text, course, standing), page * Pager.SIZE, Pager.SIZE);
        add(
                filters,
                table(found),
                new Pager(page, found.total(), t("table.count", found.total()), next -> {
                    page = next;
                    list();
                }),
                Actions.row(Actions.secondaryLink(t("courses.back"), "courses")));
    }

    private Table table(PageOf<Held> found) {
        var table = new Table(
                t("certificates.title"),
                t("certificates.holder"),
                t("certificates.course"),
                t("verify.number"),
                t("certificates.until"),
                t("centres.state"),
                t("table.actions"));
        for (Held each : found.rows()) {
            var certificate = each.certificate();
            Div actions = Actions.row();
            if (certificate.standing() == CertificateStanding.VALID) {
                var print = Actions.secondaryLink(t("certificates.print"), "/papers/certificates/" + certificate.id());
                print.setRouterIgnore(true);
                print.setTarget("_blank");
                print.getElement().setAttribute("aria-label", t("certificates.print") + ": " + certificate.shown());
                var revoke = Actions.quiet(t("certificates.revoke"), click -> revoke(each));
                revoke.setAriaLabel(t("certificates.revoke") + ": " + certificate.shown());
                actions.add(print, revoke);
            }
            table.row(
                    each.holder(),
                    certificate.course().in(language()),
                    TrainingFormatter.number(certificate.shown()),
                    Dates.full(certificate.to(), language()),
                    TrainingFormatter.pill(certificate.standing(), label(certificate.standing())),
                    actions);
        }
        return table.orEmpty(found.rows().isEmpty(), t("certificates.none"));
    }

    private void revoke(Held held) {
        resetWithHeading(t("certificates.revoke.title"), null);
        var reason = new TextArea(t("certificates.reason"));
        reason.setMaxLength(300);
        var form = new Div(
                new Paragraph(t(
                        "certificates.revoke.text",
                        held.holder(),
                        held.certificate().course().in(language()))),
                reason);
        form.addClassName("form");
        form.add(Actions.row(
                Actions.danger(
                        t("certificates.revoke"),
                        click -> runOrShowError(() -> {
                            certificates.revoke(
                                    current.get(), held.certificate().id(), reason.getValue());
                            list();
                            showMessage(Variant.SUCCESS, t("certificates.revoked"));
                        })),
                Actions.quiet(t("form.cancel"), click -> list())));
        add(new Card(form));
    }

    private void open(@Nullable String course, @Nullable CertificateStanding standing) {
        Map<String, String> query = new HashMap<>();
        if (course != null) {
            query.put("course", course);
        }
        if (standing != null) {
            query.put("state", standing.name());
        }
        getUI().ifPresent(ui -> ui.navigate("courses/certificates", QueryParameters.simple(query)));
    }
}
