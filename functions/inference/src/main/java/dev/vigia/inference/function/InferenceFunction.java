package dev.vigia.inference.function;

import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerResponseEvent;
import dev.vigia.inference.http.Dialect;
import dev.vigia.inference.http.HttpResponse;
import dev.vigia.inference.http.LoadBalancer;
import dev.vigia.inference.http.ProblemException;
import dev.vigia.inference.http.Problems;
import io.quarkus.funqy.Funq;
import jakarta.inject.Inject;

/** The Funqy export: a load balancer's event in, its answer out. */
public class InferenceFunction {
    private final InferenceHandler handler;

    @Inject
    public InferenceFunction(InferenceHandler handler) {
        this.handler = handler;
    }

    @Funq("inference")
    public ApplicationLoadBalancerResponseEvent inference(ApplicationLoadBalancerRequestEvent event) {
        HttpResponse response;
        try {
            response = handler.handle(LoadBalancer.request(event));
        } catch (ProblemException e) { // an event whose path or body is not what the event says
            response = Problems.response(e, Dialect.PLAIN);
        }
        return LoadBalancer.response(response, event.getMultiValueHeaders() != null);
    }
}
