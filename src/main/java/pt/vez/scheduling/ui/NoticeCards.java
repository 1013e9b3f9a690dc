package pt.vez.scheduling.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import pt.vez.platform.Dates;
import pt.vez.scheduling.AppointmentNotice;
import pt.vez.scheduling.AppointmentNotice.CentreClosed;
import pt.vez.scheduling.AppointmentNotice.EarlierDate;
import pt.vez.scheduling.AppointmentNotice.Invited;
import pt.vez.scheduling.AppointmentNotice.SeatOffer;
import pt.vez.scheduling.AppointmentNotice.TimeKept;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.Booking;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Countdown;

/** What is true of an appointment right now, one card each, shown before everything else on every screen about it. */
public final class NoticeCards {
    private final Clock clock;
    private final Locale language;

    public NoticeCards(Clock clock, Locale language) {
        this.clock = clock;
        this.language = language;
    }

    public List<Card> of(List<AppointmentNotice> notices) {
        return notices.stream().map(this::card).toList();
    }

    /** Whether nothing else may tell the person to come, to wait or to book. */
    public static boolean settlesWhatToDo(List<AppointmentNotice> notices) {
        return notices.stream().anyMatch(notice -> !(notice instanceof EarlierDate));
    }

    private Card card(AppointmentNotice notice) {
        return switch (notice) {
            case CentreClosed closed -> closed(closed);
            case TimeKept kept -> kept(kept);
            case EarlierDate earlier -> earlier(earlier.offer());
            case Invited invited -> invited(invited);
        };
    }

    private Card closed(CentreClosed closed) {
        AppointmentView appointment = closed.appointment();
        var card = now(
                t("notice.closed"),
                t(
                        "notice.closed.text",
                        at(appointment.start(), appointment.centre().data().zone()),
                        appointment.centre().data().name()));
        card.addClassName("alarm");
        SeatOffer offer = closed.offer();
        if (offer == null) {
            card.add(new Paragraph(t(closed.isCalled() ? "notice.closed.contact" : "notice.closed.searching")));
            return card;
        }
        card.add(kept(offer, t("notice.closed.offer")), answer(offer, "notice.closed.go"));
        return card;
    }

    private Card earlier(SeatOffer offer) {
        var card = now(t("offer.title.WAITING_LIST"), t("offer.lead.WAITING_LIST"));
        card.add(kept(offer, t("notice.earlier.offer")), answer(offer, "place.offer.go"));
        return card;
    }

    private Div kept(SeatOffer offer, String lead) {
        var when = new Span(at(offer.start(), offer.centre().zone()));
        when.addClassName("strong");
        var place = new Span(offer.centre().name() + ", " + offer.centre().address());
        place.getElement().setAttribute("translate", "no");
        return new Div(
                new Paragraph(lead),
                new Paragraph(when),
                new Paragraph(place),
                new Paragraph(
                        t("notice.answer", at(offer.until(), offer.centre().zone()))));
    }

    private static Div answer(SeatOffer offer, String key) {
        return Actions.row(outside(Actions.primaryLink(t(key), offer.path())));
    }

    private Card kept(TimeKept kept) {
        ZoneId zone = kept.centre().zone();
        var card = now(
                t("notice.hold", Dates.time(kept.hold().start(), zone)),
                t(
                        "notice.hold.text",
                        at(kept.hold().start(), zone),
                        kept.centre().name()));
        var ring =
                new Countdown(Duration.between(clock.instant(), kept.hold().expiresAt()), Booking.HOLD, t("hold.left"));
        var go = Actions.row(Actions.primaryLink(t("hold.confirm.go"), "appointment/hold"));
        ring.addOverListener(over -> {
            card.removeAll();
            card.add(new Paragraph(t("appointment.holdExpired")));
            card.add(Actions.row(Actions.primaryLink(t("home.book.go"), "appointment/choose")));
        });
        card.add(ring, go);
        return card;
    }

    private Card invited(Invited invited) {
        var card = now(t("notice.invited"), t("notice.invited.text", at(invited.until(), invited.zone())));
        card.add(Actions.row(outside(Actions.primaryLink(t("notice.invited.go"), invited.path()))));
        return card;
    }

    private static Card now(String title, String text) {
        var eyebrow = new Span(t("home.now"));
        eyebrow.addClassName("eyebrow");
        var card = new Card(eyebrow, new H2(title), new Paragraph(text));
        card.addClassNames("now", "notice-card");
        return card;
    }

    /** A date and time with the name of its clock where that is not the one of Lisbon. */
    private String at(Instant moment, ZoneId zone) {
        return AppointmentFormatter.at(UI.getCurrent(), moment, zone, language);
    }

    private static Anchor outside(Anchor link) {
        link.setRouterIgnore(true);
        return link;
    }

    private static String t(String key, Object... args) {
        return UI.getCurrent().getTranslation(key, args);
    }
}
