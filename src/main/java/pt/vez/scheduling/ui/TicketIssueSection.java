package pt.vez.scheduling.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinSession;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import pt.vez.identity.CurrentActor;
import pt.vez.scheduling.Centre;
import pt.vez.scheduling.ServiceType;
import pt.vez.scheduling.WalkIns;
import pt.vez.scheduling.WalkIns.Ground;
import pt.vez.scheduling.WalkIns.Ticket;
import pt.vez.shared.InvalidInput;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.FormErrors;
import pt.vez.shell.QrCode;

/**
 * Gives tickets at the counter. The service that was chosen stays for the next person in the line; while none was, or the one
 * chosen is no longer offered here, it is asked for.
 */
class TicketIssueSection extends Composite<Card> {
    private final Div receipt = new Div();

    /** @param services what people may come for without an appointment, at least one */
    TicketIssueSection(
            CurrentActor current,
            WalkIns walkIns,
            Centre centre,
            List<ServiceType> services,
            Consumer<Runnable> attempt) {
        var service = new Select<ServiceType>();
        service.setLabel(getTranslation("shifts.service"));
        service.setItems(services);
        service.setItemLabelGenerator(each -> each.name().in(getLocale()));
        // The counter is made anew with every change in the hall: the service last chosen stays.
        service.setPlaceholder(getTranslation("queue.service.choose"));
        lastChosen(centre, services).ifPresent(service::setValue);
        service.addValueChangeListener(change -> {
            service.setInvalid(false);
            remember(centre, change.getValue());
        });
        var errors = new FormErrors().at(service, "shifts.service.missing");
        var ground = new Select<Ground>();
        ground.setLabel(getTranslation("queue.ground"));
        ground.setHelperText(getTranslation("queue.ground.help"));
        ground.setItems(Ground.values());
        ground.setItemLabelGenerator(each -> getTranslation("enum.Ground." + each.name()));
        ground.setValue(Ground.NONE);
        var form = new Div(errors, service, ground);
        form.addClassName("form");
        form.add(Actions.row(Actions.secondary(
                getTranslation("queue.issue"),
                click -> attempt.accept(() -> errors.passes(() -> {
                    ServiceType chosen =
                            service.getOptionalValue().orElseThrow(() -> new InvalidInput("shifts.service.missing"));
                    show(walkIns.issue(current.get(), centre.id(), chosen.code(), ground.getValue()));
                    ground.setValue(Ground.NONE);
                })))));
        receipt.getElement().setAttribute("aria-live", "polite");
        getContent().add(new H2(getTranslation("queue.counter")), form, receipt);
    }

    private static Optional<ServiceType> lastChosen(Centre centre, List<ServiceType> services) {
        VaadinSession session = VaadinSession.getCurrent();
        Object code = session == null ? null : session.getAttribute(key(centre));
        return services.stream().filter(each -> each.code().equals(code)).findFirst();
    }

    private static void remember(Centre centre, ServiceType chosen) {
        VaadinSession session = VaadinSession.getCurrent();
        if (session != null) {
            session.setAttribute(key(centre), chosen.code());
        }
    }

    private static String key(Centre centre) {
        return "tickets.service." + centre.id().value();
    }

    private void show(Ticket ticket) {
        receipt.removeAll();
        var number = new Paragraph(ticket.shown());
        number.addClassName("turn-number");
        var print = Actions.link(getTranslation("paper.print"), "/t/" + ticket.token() + "/print", "button-link");
        print.setRouterIgnore(true);
        print.setTarget("_blank");
        var phone = new Anchor("/t/" + ticket.token(), getTranslation("queue.phone"));
        phone.setRouterIgnore(true);
        phone.addClassName("button-link");
        receipt.add(
                new H3(getTranslation("queue.issued.title")),
                number,
                new Paragraph(ticket.serviceName().in(getLocale())),
                QrCode.image(base() + "/t/" + ticket.token(), getTranslation("queue.phone")),
                Actions.row(print, phone));
    }

    /** The address people see, so that their telephone reaches the same place. */
    private static String base() {
        var request = VaadinServletRequest.getCurrent();
        return request == null
                ? ""
                : request.getHttpServletRequest().getRequestURL().toString().replaceFirst("^(https?://[^/]+).*$", "$1");
    }
}
