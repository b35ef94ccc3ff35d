@NullMarked
package io.streambus.app.kubeconfig;

import org.jspecify.annotations.NullMarked;
