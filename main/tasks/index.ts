export { createTasks, type RunningTask, type Tasks, taskGone } from "./tasks.ts";
