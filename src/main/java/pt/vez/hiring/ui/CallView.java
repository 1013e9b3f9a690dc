package pt.vez.hiring.ui;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pt.vez.calendar.Municipalities;
import pt.vez.hiring.CallData;
import pt.vez.hiring.CallState;
import pt.vez.hiring.Calls;
import pt.vez.hiring.Criterion;
import pt.vez.hiring.OwnCall;
import pt.vez.hiring.Screening;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.Dates;
import pt.vez.platform.Drafts;
import pt.vez.platform.VezSettings;
import pt.vez.shared.Ids;
import pt.vez.shared.NotFound;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.FormErrors;
import pt.vez.shell.LabelledValues;
import pt.vez.shell.Notice;
import pt.vez.shell.Pickers;
import pt.vez.shell.Pill;
import pt.vez.shell.QrCode;
import pt.vez.shell.Screen;
import pt.vez.shell.Variant;

/** One call: written, previewed, published, extended, closed; below it its applications. */
@Route("hiring/:call")
@RolesAllowed("MEDIATOR")
@CssImport("./styles/features/hiring.css")
class CallView extends Screen implements BeforeEnterObserver {
    private static final String NEW = "new";
    private final CurrentActor current;
    private final Calls calls;
    private final Screening screening;
    private final Municipalities municipalities;
    private final Drafts drafts;
    private final VezSettings settings;

    CallView(
            CurrentActor current,
            Calls calls,
            Screening screening,
            Municipalities municipalities,
            Drafts drafts,
            VezSettings settings) {
        super("calls.one");
        this.current = current;
        this.calls = calls;
        this.screening = screening;
        this.municipalities = municipalities;
        this.drafts = drafts;
        this.settings = settings;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String id = event.getRouteParameters().get("call").orElse("");
        resetWithHeading(null);
        runOrShowError(() -> {
            if (id.equals(NEW)) {
                calls.own(current.get());
                edit(null);
            } else {
                show(calls.get(current.get(), uuid(id)));
            }
        });
    }

    static UUID uuid(String text) {
        return Ids.parse(text).orElseThrow(() -> new NotFound("problem.404"));
    }

    private void edit(@Nullable OwnCall call) {
        resetWithHeading(t(call == null ? "calls.new" : "calls.edit"), t("calls.form.lead"));
        String name = "call/" + (call == null ? NEW : call.id().toString());
        CallData known = call == null ? null : call.data();
        var form = new CallForm(drafts, current.get().accountId(), name, municipalities, known);
        form.add(Actions.row(
                Actions.once(t("calls.save"), () -> {
                    CallData data = form.read();
                    if (data != null) {
                        runOrShowError(() -> form.passes(() -> save(call, data, form)));
                    }
                }),
                Actions.secondaryLink(t("form.back"), "hiring")));
        add(new Card(form));
        if (form.isRestored()) {
            showMessage(Variant.NEUTRAL, t("form.restored"));
        }
    }

    private void save(@Nullable OwnCall call, CallData data, CallForm form) {
        var merge = form.merge();
        if (call == null || merge == null) {
            UUID id = calls.draft(current.get(), data);
            form.discard();
            go("hiring/" + id);
        } else if (merge.save(
                () -> calls.update(current.get(), call.id(), merge.seen(), data),
                () -> calls.get(current.get(), call.id()).data(),
                this::showMessage)) {
            form.discard();
            show(calls.get(current.get(), call.id()));
            showMessage(Variant.SUCCESS, t("calls.saved"));
        }
    }

    private void show(OwnCall call) {
        resetWithHeading(call.data().title().in(language()), null);
        if (call.state() == CallState.FULL) {
            add(new Notice(
                    Variant.ATTENTION, t("calls.full", Dates.full(call.data().deadline(), language()))));
        }
        add(new Card(new Pill(CallsView.tone(call.state()), label(call.state())), facts(call)));
        if (call.state() == CallState.DRAFT) {
            draft(call);
        } else {
            add(new RankingSection(current, screening, call), share(call), criteria(call), term(call));
        }
    }

    private LabelledValues facts(OwnCall call) {
        return new LabelledValues()
                .fact(
                        t("calls.languages"),
                        call.data().languages().stream().map(this::label).collect(Collectors.joining(", ")))
                .fact(t("calls.place"), call.data().place() + ", " + call.municipality())
                .fact(
                        t("calls.places"),
                        t("calls.taken", call.taken(), call.data().places()))
                .fact(t("calls.deadline"), Dates.full(call.data().deadline(), language()));
    }

    private Anchor page(OwnCall call, String text, String query) {
        var link = Actions.link(text, "/calls/" + call.slug() + query, "button-link");
        link.setRouterIgnore(true);
        link.setTarget(AnchorTarget.BLANK);
        return link;
    }

    private void draft(OwnCall call) {
        var criteria = new CriteriaSection(call);
        add(
                Card.titled(t("calls.criteria"), criteria),
                Actions.row(
                        Actions.once(
                                t("calls.publish"),
                                () -> runOrShowError(() -> {
                                    List<Criterion> read = criteria.read();
                                    if (read != null) {
                                        measure(call, criteria, read);
                                        calls.publish(current.get(), call.id());
                                        again(call, "calls.published");
                                    }
                                })),
                        page(call, t("calls.preview"), "?preview"),
                        Actions.secondary(t("calls.edit"), click -> edit(call)),
                        Actions.quiet(
                                t("calls.discard"),
                                click -> runOrShowError(() -> {
                                    calls.discard(current.get(), call.id());
                                    go("hiring");
                                }))));
    }

    private void measure(OwnCall call, CriteriaSection part, List<Criterion> read) {
        calls.measureBy(current.get(), call.id(), part.seen(), read);
        part.saw(calls.get(current.get(), call.id()).criteria());
    }

    private void again(OwnCall call, String done) {
        show(calls.get(current.get(), call.id()));
        showMessage(Variant.SUCCESS, t(done));
    }

    private Card share(OwnCall call) {
        String address = settings.address() + "/calls/" + call.slug();
        var text = new Paragraph(address);
        text.addClassName("share-address");
        var code = new Div(QrCode.image(address, t("calls.qr")));
        return Card.titled(
                t("calls.share.title"),
                new Paragraph(t("calls.share")),
                text,
                code,
                Actions.row(page(call, t("calls.open"), "")));
    }

    private Card criteria(OwnCall call) {
        var part = new CriteriaSection(call);
        var card = Card.titled(t("calls.criteria"), part);
        if (!call.scored()) {
            card.add(Actions.row(Actions.secondary(
                    t("calls.criteria.save"),
                    click -> runOrShowError(() -> {
                        List<Criterion> read = part.read();
                        if (read != null) {
                            measure(call, part, read);
                            again(call, "calls.criteria.saved");
                        }
                    }))));
        }
        return card;
    }

    private Card term(OwnCall call) {
        var until = Pickers.date(t("calls.extend.until"), language());
        until.setValue(call.data().deadline().plusWeeks(2));
        var errors = new FormErrors().at(until, "calls.deadline.range", "calls.deadline.later");
        var row = Actions.row(Actions.secondary(
                t("calls.extend"),
                click -> runOrShowError(() -> {
                    errors.start();
                    LocalDate day = errors.present(until, until.getValue(), "field.date.incomplete");
                    if (errors.isClean()
                            && day != null
                            && errors.passes(() -> calls.extend(current.get(), call.id(), day))) {
                        again(call, "calls.extended");
                    }
                })));
        if (call.state() != CallState.CLOSED) {
            row.add(Actions.danger(
                    t("calls.close"),
                    click -> runOrShowError(() -> {
                        calls.close(current.get(), call.id());
                        again(call, "calls.closed");
                    })));
        }
        return Card.titled(t("calls.term"), errors, until, row);
    }
}
