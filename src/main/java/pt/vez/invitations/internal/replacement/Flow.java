package pt.vez.invitations.internal.replacement;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jgrapht.alg.flow.mincost.CapacityScalingMinimumCostFlow;
import org.jgrapht.alg.flow.mincost.MinimumCostFlowProblem;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleDirectedWeightedGraph;

/** A minimum-cost flow to one sink. Units without a way to it are left out, at a cost above all others. */
final class Flow {
    private static final String SINK = "sink";
    private static final String NOWHERE = "nowhere";
    private static final long DEAREST = 1_000_000L;

    private final SimpleDirectedWeightedGraph<Object, DefaultWeightedEdge> graph =
            new SimpleDirectedWeightedGraph<>(DefaultWeightedEdge.class);
    private final Map<DefaultWeightedEdge, Integer> capacity = new HashMap<>();
    private final Map<Object, Integer> supply = new HashMap<>();
    private Map<DefaultWeightedEdge, Double> found = Map.of();

    Flow() {
        graph.addVertex(SINK);
        graph.addVertex(NOWHERE);
    }

    void add(Object node) {
        graph.addVertex(node);
    }

    /**
     * Both ends have been added before.
     *
     * @param cost of one unit, not negative
     */
    void connect(Object from, Object to, int most, long cost) {
        DefaultWeightedEdge edge = graph.addEdge(from, to);
        graph.setEdgeWeight(edge, cost);
        capacity.put(edge, most);
    }

    void drain(Object from, int most) {
        connect(from, SINK, most, 0);
    }

    /** So many units begin here. */
    void begin(Object node, int units) {
        if (units > 0) {
            supply.put(node, units);
            connect(node, NOWHERE, units, DEAREST);
        }
    }

    void solve() {
        int all = supply.values().stream().mapToInt(Integer::intValue).sum();
        connect(NOWHERE, SINK, all, 0);
        supply.put(SINK, -all);
        found = new CapacityScalingMinimumCostFlow<Object, DefaultWeightedEdge>()
                .getMinimumCostFlow(new MinimumCostFlowProblem.MinimumCostFlowProblemImpl<>(
                        graph, node -> supply.getOrDefault(node, 0), edge -> capacity.getOrDefault(edge, 0)))
                .getFlowMap();
    }

    int through(Object from, Object to) {
        DefaultWeightedEdge edge = graph.getEdge(from, to);
        return (int) Math.round(Objects.requireNonNullElse(found.get(edge), 0.0));
    }

    int drained(Object from) {
        return through(from, SINK);
    }
}
