CREATE TABLE `bodies` (
	`case_id` text NOT NULL,
	`seq` integer NOT NULL,
	`salt` text NOT NULL,
	`body` text NOT NULL,
	PRIMARY KEY(`case_id`, `seq`),
	FOREIGN KEY (`case_id`,`seq`) REFERENCES `entries`(`case_id`,`seq`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `cases` (
	`id` text PRIMARY KEY NOT NULL,
	`reference` text NOT NULL,
	`seq` integer NOT NULL,
	`status` text NOT NULL,
	`department` text NOT NULL,
	`customer` text NOT NULL,
	`subject` text NOT NULL,
	`marque` text NOT NULL,
	`language` text NOT NULL,
	`received_at` text NOT NULL,
	`next_due` text,
	`quarantined` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cases_reference_unique` ON `cases` (`reference`);--> statement-breakpoint
CREATE TABLE `commands` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`principal` text NOT NULL,
	`fingerprint` text NOT NULL,
	`result` text NOT NULL,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `entries` (
	`g` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` text NOT NULL,
	`seq` integer NOT NULL,
	`pub` integer,
	`at` text NOT NULL,
	`by` text NOT NULL,
	`event` text NOT NULL,
	`commitment` text,
	`prev` text NOT NULL,
	`hash` text NOT NULL,
	`command_id` text NOT NULL,
	FOREIGN KEY (`command_id`) REFERENCES `commands`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `entries_case_id_seq` ON `entries` (`case_id`,`seq`);--> statement-breakpoint
CREATE UNIQUE INDEX `entries_case_id_pub` ON `entries` (`case_id`,`pub`);--> statement-breakpoint
CREATE TABLE `log` (
	`id` text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`token` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`expires_at` text NOT NULL,
	`ends_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sessions_expires_at` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `verifiers` (
	`case_id` text PRIMARY KEY NOT NULL,
	`verifier` text NOT NULL,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `verifiers_verifier_unique` ON `verifiers` (`verifier`);