package pt.vez.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.function.IntConsumer;

/** From page to page. */
public class Pager extends Div {
    public static final int SIZE = 25;

    public Pager(int page, long total, String counted, IntConsumer go) {
        addClassName("pager");
        var text = new Span(counted);
        text.addClassName("grow");
        add(text);
        int last = (int) Math.max(0, (total - 1) / SIZE);
        if (last > 0) {
            var back = Actions.secondary(getTranslation("pager.back"), click -> go.accept(page - 1));
            back.setEnabled(page > 0);
            var next = Actions.secondary(getTranslation("pager.next"), click -> go.accept(page + 1));
            next.setEnabled(page < last);
            add(back, new Span(getTranslation("pager.page", page + 1, last + 1)), next);
        }
    }
}
