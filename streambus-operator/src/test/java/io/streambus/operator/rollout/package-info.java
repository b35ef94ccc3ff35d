@NullMarked
package io.streambus.operator.rollout;

import org.jspecify.annotations.NullMarked;
