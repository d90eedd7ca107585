"""What every test shares: hypothesis draws the same examples each time and is not timed."""

from hypothesis import HealthCheck, settings

# A busy machine is no failure, and neither is an example nobody has changed the code for.
settings.register_profile(
    "steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")
