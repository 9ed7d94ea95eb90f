package dev.vigia.local.loadbalancer;

/**
 * The target group a load balancer forwards to: what its events say of it, and in which form.
 *
 * @param arn the Amazon resource name in every event
 * @param multiValueHeaders whether headers and query parameters are arrays ({@code lambda.multi_value_headers.enabled})
 */
public record TargetGroup(String arn, boolean multiValueHeaders) {
    /** Validates. */
    public TargetGroup {
        if (!arn.startsWith("arn:aws:elasticloadbalancing:") || !arn.contains(":targetgroup/")) {
            throw new IllegalArgumentException("arn is " + arn + "; expected that of an ELB target group");
        }
    }

    /** The target group of the local load balancer, by a function's name. */
    public static TargetGroup local(String function, boolean multiValueHeaders) {
        String arn =
                "arn:aws:elasticloadbalancing:us-east-1:000000000000:targetgroup/" + function + "/0000000000000000";
        return new TargetGroup(arn, multiValueHeaders);
    }
}
